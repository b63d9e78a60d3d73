package dev.breakwater.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.breakwater.cluster.ApiServer;
import dev.breakwater.cluster.Hand;
import dev.breakwater.cluster.KubernetesCluster;
import dev.breakwater.compiler.Compiler;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Writers;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.ClusterName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The reconciler against a real API server with Cilium's CRDs. */
@ExtendWith(ApiServer.class)
class KubeApiserverReconcilerIT extends ReconcilerContract {
    @Override
    Path kubeconfig() {
        return ApiServer.kubeconfig();
    }

    private static final String RULES = """
            [{"apiGroups": [""], "resources": ["namespaces"], "verbs": ["list", "watch", "create", "patch"]},
             {"apiGroups": ["cilium.io"], "resources": ["*"], "verbs": ["list", "watch", "create", "patch", "delete"]},
             {"apiGroups": ["admissionregistration.k8s.io"],
              "resources": ["validatingadmissionpolicies", "validatingadmissionpolicybindings"],
              "verbs": ["list", "watch", "create", "patch", "delete"]}]""";

    /** The floor as the compiler makes it, in force, against accounts that are no administrators. */
    @Test
    void neverLocksItselfOutUnderAnAccountOfAnotherName(@TempDir Path folder) throws IOException {
        try (var admin = new Hand(kubeconfig())) {
            Path ours = admin.account("fabric-operator", RULES, folder.resolve("ours"));
            Path theirs = admin.account("stranger", RULES, folder.resolve("theirs"));
            var desired = new Desired();
            var cluster = ClusterName.parse("lockout");
            desired.wants(Desired.namespace("tenant:lockout", "lockout"));
            try (var kubernetes = new KubernetesCluster(Hand.settings(ours));
                    var stranger = new Hand(theirs)) {
                var process = new Replica(cluster, desired, kubernetes);
                desired.wants(with(Desired.namespace("tenant:lockout", "lockout"), Writers.DEFAULT));
                process.turn();
                assertThat(admin.has(FLOOR)).isFalse();
                assertThat(process.health.report().sentences())
                        .singleElement()
                        .asString()
                        .contains("bw-floor", "system:serviceaccount:default:fabric-operator");

                desired.wants(with(Desired.namespace("tenant:lockout", "lockout"), writers("fabric-operator")));
                process.turn();
                assertThat(process.health.report().sentences()).isEmpty();
                await().atMost(Duration.ofSeconds(30)).until(() -> isKeptOut(stranger));

                desired.wants(with(Desired.namespace("tenant:lockout2", "lockout2"), writers("fabric-operator")));
                process.turn();
                assertThat(process.health.report().applied()).isEqualTo(4);
            } finally {
                admin.delete(BINDING);
                admin.delete(FLOOR);
            }
        }
    }

    private static final String ADMISSION = "/apis/admissionregistration.k8s.io/v1/";
    private static final String FLOOR = ADMISSION + "validatingadmissionpolicies/bw-floor";
    private static final String BINDING = ADMISSION + "validatingadmissionpolicybindings/bw-floor";

    private static boolean isKeptOut(Hand stranger) {
        try {
            stranger.merge(
                    "stranger",
                    Hand.NAMESPACES + "lockout",
                    "{\"metadata\": {\"labels\": {\"tenant.io/tenantId\": \"theirs-" + System.nanoTime() + "\"}}}");
            return false;
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage()).contains("only Breakwater sets it");
        }
    }

    private static Writers writers(String account) {
        return new Writers(new TreeSet<>(Set.of("system:serviceaccount:default:" + account)), new TreeSet<>());
    }

    private static List<DesiredObject> with(DesiredObject object, Writers writers) {
        var settings = new ClusterSettings(
                ClusterName.parse("lockout"), ClusterSettings.TENANT_LABEL, ClusterSettings.Guard.DENY, writers);
        var floor = new Compiler(settings)
                .compile(IntentSnapshot.of(List.of())).values().stream()
                        .map(each -> new DesiredObject(each.ref(), "fabric", each.yaml(), each.digest(), 0));
        return Stream.concat(Stream.of(object), floor).toList();
    }
}
