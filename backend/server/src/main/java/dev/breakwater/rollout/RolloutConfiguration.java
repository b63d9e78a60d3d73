package dev.breakwater.rollout;

import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.rollout.memory.Inventory;
import dev.breakwater.rollout.memory.InventoryTable;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.memory.Signal;
import dev.breakwater.rollout.memory.Surroundings;
import dev.breakwater.rollout.memory.World;
import dev.breakwater.rollout.route.PlanReader;
import dev.breakwater.rollout.route.PlanTable;
import dev.breakwater.rollout.route.Router;
import dev.breakwater.rollout.status.Board;
import dev.breakwater.rollout.status.Health;
import dev.breakwater.rollout.status.LiveWorkloads;
import dev.breakwater.rollout.status.Progress;
import dev.breakwater.rollout.status.RolloutState;
import dev.breakwater.rollout.status.Statuses;
import dev.breakwater.rollout.work.Backoff;
import dev.breakwater.rollout.work.Barrier;
import dev.breakwater.rollout.work.Carrier;
import dev.breakwater.rollout.work.Reconciler;
import dev.breakwater.rollout.work.Workshop;
import dev.breakwater.vocabulary.ClusterName;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RolloutProperties.class)
class RolloutConfiguration {

    /** What makes up one cluster's rollout. */
    record Parts(
            Surroundings surroundings,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            DesiredStates states,
            Progress progress,
            Signal signal,
            World world) {
        static Parts of(
                Surroundings surroundings, JdbcClient jdbc, TransactionTemplate transactions, DesiredStates states) {
            var signal = new Signal();
            return new Parts(surroundings, jdbc, transactions, states, new Progress(), signal, new World(signal));
        }

        RolloutState state() {
            return new RolloutState(jdbc, transactions, surroundings.cluster());
        }

        Lease lease() {
            return new Lease(jdbc, surroundings.cluster(), surroundings.properties(), surroundings.nanoTime());
        }

        PlanTable plans() {
            return new PlanTable(jdbc, transactions, surroundings);
        }

        Workshop workshop(ClusterPort port, Carrier carrier) {
            return new Workshop(
                    surroundings,
                    states,
                    new Inventory(new InventoryTable(jdbc, transactions, surroundings.cluster())),
                    world,
                    new Board(state(), progress, surroundings),
                    new Backoff(surroundings.properties(), surroundings.nanoTime(), surroundings.random()),
                    carrier,
                    new Barrier(surroundings, world),
                    new Router(surroundings, states, port, plans()),
                    progress);
        }

        Reconciler reconciler(ClusterPort port, Lease lease) {
            return new Reconciler(
                    workshop(port, new Carrier(port, lease, surroundings.properties())), lease, port, signal);
        }

        Rollout rollout(ClusterPort port, DataSource database) {
            var lease = lease();
            var ear = new Ear(database, _ -> {
                progress.move();
                signal.raise();
            });
            return new Rollout(reconciler(port, lease), ear, lease, surroundings.properties());
        }
    }

    @Bean
    Parts rolloutParts(
            @Value("${breakwater.cluster.name:hk-tw1}") String cluster,
            ClusterSettings settings,
            RolloutProperties properties,
            Clock clock,
            DataSource database,
            PlatformTransactionManager transactions,
            DesiredStates states) {
        return Parts.of(
                Surroundings.of(ClusterName.parse(cluster), settings.tenantLabel(), properties, clock),
                JdbcClient.create(database),
                new TransactionTemplate(transactions),
                states);
    }

    @Bean
    Rollout rollout(Parts parts, ClusterPort port, DataSource database) {
        return parts.rollout(port, database);
    }

    @Bean
    ObjectStatuses objectStatuses(Parts parts) {
        return new Statuses(parts.jdbc(), parts.surroundings().cluster());
    }

    @Bean
    Plans plans(Parts parts) {
        return new PlanReader(parts.jdbc(), parts.surroundings().cluster());
    }

    @Bean
    Workloads workloads(Parts parts, ClusterPort port) {
        return new LiveWorkloads(port, parts.surroundings().tenantLabel());
    }

    @Bean
    ClusterHealth clusterHealth(Parts parts) {
        return new Health(
                parts.jdbc(), parts.state(), parts.states(), parts.progress(), parts.world(), parts.surroundings());
    }
}
