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
        assertThat(failed.list(AUDITOR, FailedSignIns.Filter.ALL, null, 100).items())
                .anySatisfy(each -> {
                    assertThat(each.name()).isEqualTo("guessed");
                    assertThat(each.failures()).isEqualTo(5);
                })
                .extracting(FailedSignIn::name)
                .contains("(nobody)")
                .doesNotContain("hunter2");
    }

    @Test
    void areReadPageByPageByWhoRunsOrAuditsThis() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(status(client, "newcomer", "guess")).isEqualTo(401);
            assertThat(status(client, "swordfish", "swordfish")).isEqualTo(401);
            HttpResponse<String> first = ask(client, "auditor", "auditor", "/api/v1/failed-sign-ins?limit=1");
            assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
            assertThat(first.body()).contains("\"name\":\"(nobody)\"").doesNotContain("swordfish", "newcomer");
            String link = first.headers().firstValue("Link").orElse("").replaceAll("<(.*)>; rel=\"next\"", "$1");
            assertThat(ask(client, "operator", "operator", link).body()).contains("newcomer");
            assertThat(ask(client, "auditor", "auditor", "/api/v1/failed-sign-ins?name=newcomer")
                            .body())
                    .contains("\"failures\":1", "\"address\":\"127.0.0.1\"")
                    .doesNotContain("nobody");
            assertThat(ask(client, "auditor", "auditor", "/api/v1/failed-sign-ins?address=192.0.2.99")
                            .body())
                    .contains("\"items\":[]");
            assertThat(ask(client, "tenant-a", "tenant-a", "/api/v1/failed-sign-ins?name=tenant-a")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    private int status(HttpClient client, String name, String password) throws IOException, InterruptedException {
        return ask(client, name, password, "/api/v1/cluster").statusCode();
    }

    private HttpResponse<String> ask(HttpClient client, String name, String password, String path)
            throws IOException, InterruptedException {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + pair)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
