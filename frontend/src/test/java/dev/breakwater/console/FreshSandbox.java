package dev.breakwater.console;

import dev.breakwater.sandbox.Sandbox;
import dev.breakwater.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** Gives the tests' program a cluster of its own that imitates Cilium. */
class FreshSandbox implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Sandbox sandbox = Sandbox.start(SandboxSettings.in(Files.createTempDirectory("console-sandbox")));
            TestPropertyValues.of("breakwater.cluster.kubeconfig=" + sandbox.kubeconfig())
                    .applyTo(context);
            context.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> sandbox.close());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
