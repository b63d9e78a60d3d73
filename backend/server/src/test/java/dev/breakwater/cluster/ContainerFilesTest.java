package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What can be known of the container files without a container engine. */
class ContainerFilesTest {
    private final JsonNode services = read("docker-compose.yml").path("services");
    private final JsonNode pod =
            read("k8s/base/deployment.yaml").path("spec").path("template").path("spec");

    @Test
    void composesPostgresAndBreakwater() {
        assertThat(services.propertyNames()).containsExactly("postgres", "breakwater");
        assertThat(services.at("/breakwater/depends_on/postgres/condition").asString())
                .isEqualTo("service_healthy");
        assertThat(services.at("/postgres/healthcheck/test").isArray()).isTrue();
    }

    /** The image of PostgreSQL makes its database with a server that answers on the socket only, and then stops it. */
    @Test
    void takesPostgresForHealthyOnlyWhereOthersReachIt() {
        assertThat(services.at("/postgres/healthcheck/test/1").asString()).contains("-h 127.0.0.1");
    }

    @Test
    void startsAgainWhatDied() {
        assertThat(services)
                .allSatisfy(service ->
                        assertThat(service.path("restart").asString()).isEqualTo("unless-stopped"));
    }

    /** A password may hold what means something in an address. */
    @Test
    void keepsThePasswordOutOfTheAddress() {
        assertThat(services.at("/breakwater/environment/BREAKWATER_DATABASE_URL")
                        .asString())
                .isEqualTo("jdbc:postgresql://postgres/breakwater");
    }

    @Test
    void keepsTheRootFilesystemReadOnlyEverywhere() {
        assertThat(services.at("/breakwater/read_only").asBoolean()).isTrue();
        assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    }

    @Test
    void dropsEveryCapability() {
        List.of(services.at("/breakwater/cap_drop/0"), pod.at("/containers/0/securityContext/capabilities/drop/0"))
                .forEach(dropped -> assertThat(dropped.asString()).isEqualTo("ALL"));
    }

    @Test
    void probesWhatTheApplicationServes() {
        assertThat(pod.at("/containers/0/readinessProbe/httpGet/path").asString())
                .isEqualTo("/actuator/health/readiness");
        assertThat(pod.at("/containers/0/livenessProbe/httpGet/path").asString())
                .isEqualTo("/actuator/health/liveness");
    }

    private static JsonNode read(String file) {
        return YAMLMapper.shared().readTree(Path.of("../..", file).toFile());
    }
}
