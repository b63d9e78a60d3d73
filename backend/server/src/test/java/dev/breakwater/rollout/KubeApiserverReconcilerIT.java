package dev.breakwater.rollout;

import dev.breakwater.cluster.ApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

/** The reconciler against a real API server with Cilium's CRDs. */
@ExtendWith(ApiServer.class)
class KubeApiserverReconcilerIT extends ReconcilerContract {
    @Override
    Path kubeconfig() {
        return ApiServer.kubeconfig();
    }
}
