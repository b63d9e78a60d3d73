package dev.breakwater.rollout;

import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.memory.Surroundings;
import dev.breakwater.rollout.status.Health;
import dev.breakwater.rollout.status.Statuses;
import dev.breakwater.rollout.work.Reconciler;
import dev.breakwater.vocabulary.ClusterName;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One Breakwater replica as far as this room goes, moved turn by turn, with a clock that only a test moves. */
final class Replica {
    final AtomicLong nanos = new AtomicLong();
    final Witness port;
    final Lease lease;
    final Reconciler reconciler;
    final RolloutConfiguration.Parts parts;
    final ObjectStatuses statuses;
    final ClusterHealth health;

    Replica(ClusterName cluster, Desired desired, ClusterPort kubernetes) {
        this(cluster, desired, kubernetes, false);
    }

    Replica(ClusterName cluster, Desired desired, ClusterPort kubernetes, boolean alone) {
        var properties = new RolloutProperties(
                true,
                alone,
                Duration.ofMinutes(5),
                Duration.ofSeconds(5),
                Duration.ZERO,
                Duration.ofMinutes(10),
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                8);
        var surroundings =
                new Surroundings(cluster, "tenant.io/tenantId", properties, Clock.systemUTC(), nanos::get, () -> 0.5);
        port = new Witness(kubernetes);
        parts = RolloutConfiguration.Parts.of(
                surroundings,
                Database.jdbc(),
                new TransactionTemplate(new DataSourceTransactionManager(Database.source())),
                desired);
        lease = parts.lease();
        reconciler = parts.reconciler(port, lease);
        statuses = new Statuses(parts.jdbc(), cluster);
        health = new Health(parts.jdbc(), parts.state(), desired, parts.progress(), parts.world(), surroundings);
    }

    Duration turn() {
        try {
            return reconciler.turn();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
