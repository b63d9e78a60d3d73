package dev.breakwater.rollout;

import dev.breakwater.cluster.ApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ways of the reconciler against a real API server with Cilium's CRDs. */
@ExtendWith(ApiServer.class)
class KubeApiserverRouteIT extends RouteContract {
    @Override
    Path kubeconfig() {
        return ApiServer.kubeconfig();
    }
}
