package dev.breakwater.cluster;

import dev.breakwater.sandbox.Sandbox;
import dev.breakwater.sandbox.SandboxSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox keeps the contract. */
class SandboxClusterIT extends ClusterReadingContract {
    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void starts() {
        sandbox = Sandbox.start(SandboxSettings.in(folder).withoutCilium());
    }

    @AfterAll
    static void stops() {
        sandbox.close();
    }

    @Override
    Path kubeconfig() {
        return sandbox.kubeconfig();
    }
}
