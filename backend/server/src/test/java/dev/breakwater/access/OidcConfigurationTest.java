package dev.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

class OidcConfigurationTest {
    private static final FailedSignIns RECORD = new FailedSignIns(
            JdbcClient.create(new SimpleDriverDataSource()), new Accounts(List.of(), false), Clock.systemUTC());

    private final ApplicationContextRunner program = new ApplicationContextRunner()
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(FailedSignIns.class, () -> RECORD)
            .withUserConfiguration(Settings.class, OidcConfiguration.class);

    @EnableConfigurationProperties(AccessSettings.class)
    static class Settings {}

    @Test
    void startsNothingWhereNoProviderIsNamed() {
        program.run(started ->
                assertThat(started).doesNotHaveBean(IdentityProvider.class).doesNotHaveBean(JwtDecoderFactory.class));
        program.withPropertyValues("breakwater.access.oidc.issuer=", "breakwater.access.oidc.client-secret=")
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(IdentityProvider.class));
    }

    @Test
    void asksNobodyWhenItStarts() {
        program.withPropertyValues(
                        "breakwater.access.oidc.issuer=https://nobody.invalid",
                        "breakwater.access.oidc.client-id=breakwater",
                        "breakwater.access.oidc.name=Harbour ID",
                        "breakwater.access.oidc.groups[0].group=ops",
                        "breakwater.access.oidc.groups[0].roles=operator")
                .run(started -> assertThat(
                                started.getBean(IdentityProvider.class).name())
                        .isEqualTo("Harbour ID"));
    }
}
