package dev.breakwater.rollout;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The reconciler against a real API server with Cilium's CRDs. */
@EnabledIfEnvironmentVariable(named = "BREAKWATER_TEST_KUBECONFIG", matches = ".+")
class KubeApiserverReconcilerIT extends ReconcilerContract {
    @Override
    Path kubeconfig() {
        return Path.of(System.getenv("BREAKWATER_TEST_KUBECONFIG"));
    }
}
