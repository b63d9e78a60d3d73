package dev.breakwater.api;

import dev.breakwater.PostgresForTests;
import dev.breakwater.assessment.Answer;
import dev.breakwater.assessment.Inquiries;
import dev.breakwater.assessment.Inquiry;
import dev.breakwater.assessment.Openings;
import dev.breakwater.audit.Events;
import dev.breakwater.change.AssessmentPort;
import dev.breakwater.change.Changes;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.eventstore.DeadLetters;
import dev.breakwater.eventstore.Json;
import dev.breakwater.eventstore.Processors;
import dev.breakwater.eventstore.Rebuild;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.rollout.ObjectStatuses;
import dev.breakwater.rollout.Plans;
import dev.breakwater.rollout.Workloads;
import dev.breakwater.tenant.Tenants;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.configuration.SpringDocSpecPropertiesConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.MultipleOpenApiSupportConfiguration;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** The API with its doors on a real web server, and stubs where the other rooms are. */
@Configuration
@ComponentScan({"dev.breakwater.api", "dev.breakwater.access", "dev.breakwater.document"})
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SpringDocConfiguration.class,
    SpringDocConfigProperties.class,
    SpringDocSpecPropertiesConfiguration.class,
    SpringDocWebMvcConfiguration.class,
    MultipleOpenApiSupportConfiguration.class,
})
class ServedApi {
    @Bean
    Stubs stubs() {
        return new Stubs(IntentSnapshot.of(List.of(tenant("tenant-a"), tenant("tenant-b"))));
    }

    @Bean
    JsonMapper json() {
        return Json.mapper();
    }

    @Bean
    ClusterSettings settings() {
        return new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, ClusterSettings.Guard.DENY);
    }

    @Bean
    Inquiries inquiries() {
        return new Inquiries() {
            @Override
            public Answer ask(Actor actor, Inquiry inquiry) {
                throw Rejection.notFound("end of a flow");
            }

            @Override
            public Openings openings(Actor actor, TenantId tenant, @Nullable Long at) {
                if (!actor.sees(tenant)) {
                    throw Rejection.notFound("tenant " + tenant);
                }
                return new Openings(1, List.of(), 0);
            }
        };
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Where failed sign-ins are recorded and read. */
    @Bean
    JdbcClient database() {
        var fresh = PostgresForTests.fresh();
        var source = new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password());
        Flyway.configure().dataSource(source).load().migrate();
        return JdbcClient.create(source);
    }

    @Bean
    Changes changes() {
        return nothing(Changes.class);
    }

    @Bean
    Tenants tenants() {
        return proxy(Tenants.class, new Page<>(List.of(), null));
    }

    @Bean
    Events events() {
        return nothing(Events.class);
    }

    @Bean
    Workloads workloads() {
        return (_, _, _) -> Optional.empty();
    }

    @Bean
    AssessmentPort assessment() {
        return nothing(AssessmentPort.class);
    }

    @Bean
    DesiredStates desiredStates() {
        return nothing(DesiredStates.class);
    }

    @Bean
    ObjectStatuses objectStatuses() {
        return nothing(ObjectStatuses.class);
    }

    @Bean
    Plans plans() {
        return nothing(Plans.class);
    }

    @Bean
    DeadLetters deadLetters() {
        return Mockito.mock(DeadLetters.class);
    }

    @Bean
    Processors processors() {
        return Mockito.mock(Processors.class);
    }

    @Bean
    Rebuild rebuild() {
        return Mockito.mock(Rebuild.class);
    }

    @Bean
    ClusterHealth clusterHealth() {
        var report = new ClusterHealth.Report(
                new ClusterName("hk-tw1"), true, List.of(), Instant.EPOCH, 7, 7, 7, Map.of(), List.of(), null);
        return proxy(ClusterHealth.class, report);
    }

    private static TenantIntent tenant(String name) {
        return new TenantIntent(
                new TenantId(name),
                "Somebody's shop",
                TenantIntent.State.APPROVED,
                TenantIntent.Isolation.STRICT,
                new TreeSet<>(Set.of(new NamespaceName(name))));
    }

    private static <T> T nothing(Class<T> room) {
        return proxy(room, null);
    }

    /** Answers every question with the same, or that there is no such thing. */
    private static <T> T proxy(Class<T> room, Object answer) {
        return room.cast(Proxy.newProxyInstance(
                room.getClassLoader(), new Class<?>[] {room}, (it, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "hashCode" -> System.identityHashCode(it);
                            case "equals" -> System.identityHashCode(it) == System.identityHashCode(arguments[0]);
                            default -> room.getSimpleName();
                        };
                    }
                    if (answer == null) {
                        throw Rejection.notFound("such thing");
                    }
                    return method.getReturnType().isInstance(answer) ? answer : null;
                }));
    }
}
