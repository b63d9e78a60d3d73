package dev.breakwater.cluster;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real API server keeps the contract: what the sandbox is held to is the truth. */
@ExtendWith(ApiServer.class)
class KubeApiserverClusterIT extends ClusterReadingContract {
    @Override
    Path kubeconfig() {
        return ApiServer.kubeconfig();
    }
}
