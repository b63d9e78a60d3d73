package dev.breakwater;

import dev.breakwater.sandbox.Sandbox;
import dev.breakwater.sandbox.SandboxSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole path into the sandbox. */
class SandboxWholePathIT extends WholePathContract {
    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void begins() {
        sandbox = Sandbox.start(SandboxSettings.in(folder));
    }

    @AfterAll
    static void ends() {
        sandbox.close();
    }

    @DynamicPropertySource
    static void cluster(DynamicPropertyRegistry properties) {
        properties.add(
                "breakwater.cluster.kubeconfig", () -> sandbox.kubeconfig().toString());
    }

    @Override
    Path kubeconfig() {
        return sandbox.kubeconfig();
    }
}
