package dev.breakwater.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells the tests' program of a provider at an address where nobody answers until a test has it begin. */
class ProviderAddress implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try (ServerSocket free = new ServerSocket(0)) {
            // By number, as cookies of one name on two ports are one cookie.
            TestPropertyValues.of("breakwater.access.oidc.issuer=http://127.0.0.1:" + free.getLocalPort())
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
