package dev.breakwater;

import dev.breakwater.cluster.ApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole path into a real API server with Cilium's CRDs. */
@ExtendWith(ApiServer.class)
class KubeApiserverWholePathIT extends WholePathContract {
    @DynamicPropertySource
    static void cluster(DynamicPropertyRegistry properties) {
        properties.add(
                "breakwater.cluster.kubeconfig", () -> ApiServer.kubeconfig().toString());
    }

    @Override
    Path kubeconfig() {
        return ApiServer.kubeconfig();
    }
}
