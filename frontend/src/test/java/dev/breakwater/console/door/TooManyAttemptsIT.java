package dev.breakwater.console.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.access.FailedSignIns;
import dev.breakwater.access.FailedSignIns.FailedSignIn;
import dev.breakwater.console.ConsoleForTests;
import dev.breakwater.vocabulary.Actor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Passwords are guessed at the machines' door, of a user who is there for nothing else. */
@ConsoleForTests
class TooManyAttemptsIT {
    private static final Actor AUDITOR = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());

    @LocalServerPort
    private int port;

    @Autowired
    private FailedSignIns failed;

    @Test
    void shutANameEvenForTheRightPasswordAndAreRecorded() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(status(client, "guessed", "guessed")).isEqualTo(200);
            for (int i = 0; i < 5; i++) {
                assertThat(status(client, "guessed", "guess-" + i)).isEqualTo(401);
            }
            assertThat(status(client, "guessed", "guessed")).isEqualTo(401);
            assertThat(status(client, "hunter2", "hunter2")).isEqualTo(401);
        }
        assertThat(failed.latest(AUDITOR, 100))
                .anySatisfy(each -> {
                    assertThat(each.name()).isEqualTo("guessed");
                    assertThat(each.failures()).isEqualTo(5);
                })
                .extracting(FailedSignIn::name)
                .contains("(nobody)")
                .doesNotContain("hunter2");
    }

    private int status(HttpClient client, String name, String password) throws IOException, InterruptedException {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/cluster"))
                .header("Authorization", "Basic " + pair)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
