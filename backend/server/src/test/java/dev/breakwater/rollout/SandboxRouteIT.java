package dev.breakwater.rollout;

import dev.breakwater.sandbox.Sandbox;
import dev.breakwater.sandbox.SandboxSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The ways of the reconciler against the sandbox. */
class SandboxRouteIT extends RouteContract {
    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void begins() {
        sandbox = Sandbox.start(SandboxSettings.in(folder).withoutCilium());
    }

    @AfterAll
    static void ends() {
        sandbox.close();
    }

    @Override
    Path kubeconfig() {
        return sandbox.kubeconfig();
    }
}
