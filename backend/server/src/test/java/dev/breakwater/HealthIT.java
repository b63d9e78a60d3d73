package dev.breakwater;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.change.ChangeRooms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** What Kubernetes asks of a server without any cluster: it is alive and ready, and needs its database only. */
@SpringBootTest(classes = HealthIT.Probed.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FreshDatabase.class)
class HealthIT {
    /** The rooms that need a database, and the doors. */
    @EnableAutoConfiguration
    @Import(ChangeRooms.class)
    @ComponentScan({"dev.breakwater.access", "dev.breakwater.api.wire", "dev.breakwater.document"})
    static class Probed {}

    @LocalServerPort
    int port;

    @Autowired
    HealthEndpointGroups groups;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void isAliveAndReadyForAnybodyWhoAsks() throws Exception {
        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(status("/actuator/health/readiness")).isEqualTo(200);
    }

    @Test
    void isReadyByItsDatabaseAndAliveWithoutIt() {
        HealthEndpointGroup readiness = groups.get("readiness");
        HealthEndpointGroup liveness = groups.get("liveness");
        assertThat(readiness.isMember("db")).isTrue();
        assertThat(readiness.isMember("processors")).isTrue();
        assertThat(liveness.isMember("db")).isFalse();
        assertThat(readiness.isMember("cluster")).isFalse();
    }

    @Test
    void opensNothingButHealth() throws Exception {
        assertThat(status("/actuator/env")).isEqualTo(401);
    }

    private int status(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
