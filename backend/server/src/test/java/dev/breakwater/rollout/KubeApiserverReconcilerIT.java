package dev.breakwater.rollout;

import java.nio.file.Path;

/** The reconciler against a real API server. */
class KubeApiserverReconcilerIT extends ReconcilerContract {
    @Override
    Path kubeconfig() {
        return Path.of("/tmp/f8/as/kubeconfig");
    }
}
