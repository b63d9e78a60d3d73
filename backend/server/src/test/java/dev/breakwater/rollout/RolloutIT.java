package dev.breakwater.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.breakwater.cluster.Hand;
import dev.breakwater.cluster.KubernetesCluster;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.memory.Surroundings;
import dev.breakwater.rollout.status.Health;
import dev.breakwater.rollout.status.Statuses;
import dev.breakwater.sandbox.Fault;
import dev.breakwater.sandbox.Sandbox;
import dev.breakwater.sandbox.SandboxSettings;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole room running by itself: woken by PostgreSQL, watching the sandbox, in the face of faults on the wire. */
class RolloutIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final DesiredObject WEB = Desired.policy("tenant:a", "bw-a-web-allow-0000000001", "web");
    private static final Actor OPERATOR = new Actor("olga", Set.of(Actor.Role.OPERATOR), Set.of());

    @TempDir
    Path folder;

    private final Desired desired = new Desired();
    private Sandbox sandbox;
    private KubernetesCluster cluster;
    private RolloutConfiguration.Parts parts;
    private Rollout rollout;
    private ClusterHealth health;
    private ObjectStatuses statuses;

    @BeforeEach
    void starts() {
        sandbox = Sandbox.start(SandboxSettings.in(folder).withoutCilium());
        cluster = new KubernetesCluster(Hand.settings(sandbox.kubeconfig()));
        var name = ClusterName.parse("c" + UUID.randomUUID());
        var properties = new RolloutProperties(
                true,
                false,
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                Duration.ZERO,
                Duration.ofMinutes(10),
                Duration.ofMillis(10),
                Duration.ofMillis(200),
                8);
        parts = RolloutConfiguration.Parts.of(
                Surroundings.of(name, "tenant.io/tenantId", properties, Clock.systemUTC()),
                Database.jdbc(),
                new TransactionTemplate(new DataSourceTransactionManager(Database.source())),
                desired);
        health =
                new Health(parts.jdbc(), parts.state(), desired, parts.progress(), parts.world(), parts.surroundings());
        statuses = new Statuses(parts.jdbc(), name);
        rollout = parts.rollout(cluster, Database.source());
        rollout.start();
    }

    @AfterEach
    void stops() {
        rollout.stop();
        cluster.close();
        sandbox.close();
    }

    private void commits(DesiredObject... objects) {
        long revision = desired.wants(objects);
        Database.jdbc()
                .sql("SELECT pg_notify('breakwater_revision', :revision)")
                .param("revision", String.valueOf(revision))
                .query((_, _) -> 0)
                .list();
    }

    @Test
    void appliesWhatIsCommittedWithoutBeingAsked() {
        commits(WEB);
        assertThat(health.awaitApplied(1, LONG)).isTrue();

        commits(WEB, Desired.namespace("tenant:a", "a"));
        assertThat(health.awaitApplied(2, LONG)).isTrue();
        assertThat(health.report().connected()).isTrue();
    }

    @Test
    void getsThroughABusyAndABrokenServer() {
        sandbox.faults().add(Fault.of(new Fault.Effect.Busy(1)).on("patch", ""));
        sandbox.faults().add(Fault.of(new Fault.Effect.BrokenAfter()).on("patch", ""));
        sandbox.faults().add(Fault.of(new Fault.Effect.CutAfter()).on("patch", ""));
        sandbox.faults().add(Fault.of(new Fault.Effect.BrokenBefore()).on("list", ""));

        commits(WEB);

        assertThat(health.awaitApplied(1, LONG)).isTrue();
        assertThat(sandbox.faults().waiting()).isZero();
    }

    @Test
    void comesBackToAClusterThatWasGone() {
        commits(WEB);
        assertThat(health.awaitApplied(1, LONG)).isTrue();
        sandbox.faults().unreachable(true);
        commits(WEB, Desired.namespace("tenant:a", "a"));
        assertThat(parts.progress().await(() -> !health.report().connected(), LONG))
                .isTrue();
        assertThat(health.report().sentences()).isNotEmpty();

        sandbox.faults().unreachable(false);

        assertThat(health.awaitApplied(2, LONG)).isTrue();
    }

    @Test
    void putsBackAtOnceWhatSomeoneTakesAway() {
        commits(WEB);
        assertThat(health.awaitApplied(1, LONG)).isTrue();
        try (var someone = new Hand(sandbox.kubeconfig())) {
            String path = Hand.POLICIES + WEB.ref().name();
            String uid = someone.get(path).at("/metadata/uid").asString();

            someone.delete(path);

            await().atMost(LONG).until(() -> isBack(someone, path, uid));
            await().atMost(LONG).until(() -> statuses.find(OPERATOR, WEB.ref()).inSync());
        }
    }

    private static boolean isBack(Hand someone, String path, String uid) {
        String now = someone.get(path).at("/metadata/uid").asString("");
        return !now.isEmpty() && !now.equals(uid);
    }
}
