package dev.breakwater.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cluster.ApiServer;
import dev.breakwater.cluster.Hand;
import dev.breakwater.cluster.KubernetesCluster;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes 500 policies back on a real API server: no state that a watch sees on the way loses or opens a flow. */
@ExtendWith(ApiServer.class)
class KubeApiserverRollbackIT {
    private static final Actor OPERATOR = new Actor("olga", Set.of(Actor.Role.OPERATOR), Set.of());

    @Test
    void losesAndOpensNothingWhile500PoliciesAreTakenBack() {
        var policies = new ManyPolicies("back", 50);
        List<DesiredObject> earlier = policies.objects(0);
        List<DesiredObject> later = policies.objects(1);
        var desired = new Desired();
        try (var kubernetes = new KubernetesCluster(Hand.settings(ApiServer.kubeconfig()))) {
            var process = new Replica(ClusterName.parse("back"), desired, kubernetes);
            desired.wants(earlier);
            reach(process, desired, later);
            var watched = WatchedPolicies.begin(ApiServer.kubeconfig(), "bw-back-");
            reach(process, desired, earlier);
            var events = watched.end();

            var judged = Transit.judge(policies.topology(), watched.before(), events);

            assertThat(ManyPolicies.policies(later)).isGreaterThanOrEqualTo(500);
            assertThat(judged.states()).hasSizeGreaterThanOrEqualTo(1_000);
            assertThat(judged.wrong()).isEmpty();
            var difference = judged.first().differenceTo(judged.last());
            assertThat(difference.allowed()).hasSizeGreaterThanOrEqualTo(50);
            assertThat(difference.denied()).hasSizeGreaterThanOrEqualTo(50);
        }
    }

    /** An operator lets so many prunes go ahead: until then the cluster stands between the two, which is watched, too. */
    private static void reach(Replica process, Desired desired, List<DesiredObject> objects) {
        long revision = desired.wants(objects);
        process.turn();
        var hold = process.health.report().hold();
        if (hold != null) {
            assertThat(hold.prunes()).as(hold.sentence()).isPositive();
            process.health.allowPrunes(OPERATOR, revision);
            process.turn();
        }
        assertThat(process.health.report().applied()).isEqualTo(revision);
    }
}
