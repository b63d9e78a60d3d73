package dev.breakwater.access;

import dev.breakwater.access.password.Attempts;
import dev.breakwater.access.password.RememberedPasswords;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Wires who may sign in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);

    @Bean
    Accounts accounts(AccessSettings settings, Environment environment) {
        boolean demo = settings.demoUsers() == null ? embedded(environment) : settings.demoUsers();
        var accounts = new Accounts(
                settings.users().stream().map(AccessSettings.User::account).toList(), demo);
        LOG.info(
                "{}",
                settings.oidc() == null
                        ? accounts.sentence()
                        : accounts.sentenceBeside(settings.oidc().toString()));
        return accounts;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new RememberedPasswords(PasswordEncoderFactories.createDelegatingPasswordEncoder());
    }

    @Bean
    FailedSignIns failedSignIns(JdbcClient sql, Accounts accounts, Clock clock) {
        return new FailedSignIns(sql, accounts, clock);
    }

    @Bean
    AuthenticationProvider guardedSignIn(
            Accounts accounts, PasswordEncoder encoder, FailedSignIns failed, Clock clock) {
        var passwords = new DaoAuthenticationProvider(accounts);
        passwords.setPasswordEncoder(encoder);
        return new GuardedSignIn(passwords, new Attempts(clock), failed);
    }

    /** Everything on this machine: what the well-known passwords could open is the practice cluster in this process only. */
    private static boolean embedded(Environment environment) {
        return environment.containsProperty("breakwater.data")
                && !environment.containsProperty("breakwater.database.url")
                && !environment.containsProperty("breakwater.cluster.kubeconfig");
    }
}
