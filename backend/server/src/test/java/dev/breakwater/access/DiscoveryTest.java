package dev.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.access.NotAdmitted.Why;
import dev.breakwater.access.OidcSettings.Group;
import dev.breakwater.vocabulary.Actor.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.RestClient;

class DiscoveryTest {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Discovery discovery = new Discovery(
            new OidcSettings(
                    "https://id.example.com/",
                    "breakwater",
                    "hush-hush",
                    "ID",
                    "oidc",
                    "sub",
                    "groups",
                    Set.of("openid"),
                    Duration.ofHours(10),
                    List.of(new Group("ops", Set.of(Role.OPERATOR), Set.of()))),
            RestClient.builder().requestFactory(this::request).build());

    private interface Answer {
        MockClientHttpResponse get() throws IOException;
    }

    @Test
    void asksNobodyBeforeSomebodyComesAndThenOnce() {
        answers.add(() -> json("https://id.example.com/"));
        var found = discovery.findByRegistrationId("oidc");
        assertThat(found.getClientSettings().isRequireProofKey()).isTrue();
        assertThat(found.getProviderDetails().getTokenUri()).isEqualTo("https://id.example.com/token");
        assertThat(discovery.findByRegistrationId("oidc")).isSameAs(found);
    }

    @Test
    void asksAgainAfterEachFailure() {
        answers.add(() -> {
            throw new IOException("connection refused");
        });
        answers.add(() -> new MockClientHttpResponse(new byte[0], HttpStatus.NOT_FOUND));
        answers.add(() -> json("https://another.example.com/"));
        answers.add(() -> json("https://id.example.com/"));
        refuses(Why.UNREACHABLE);
        refuses(Why.MISFIT);
        refuses(Why.MISFIT);
        assertThat(discovery.findByRegistrationId("oidc")).isNotNull();
    }

    @Test
    void letsThoseWhoComeMeanwhileWaitForTheSameAnswer() {
        answers.add(() -> {
            await();
            return json("https://id.example.com/");
        });
        var first = CompletableFuture.supplyAsync(() -> discovery.findByRegistrationId("oidc"));
        var second = CompletableFuture.supplyAsync(() -> discovery.findByRegistrationId("oidc"));
        open.countDown();
        assertThat(first.join()).isSameAs(second.join());
    }

    @Test
    void knowsNoOtherProvider() {
        assertThatThrownBy(() -> discovery.findByRegistrationId("another"))
                .hasMessage("there is no provider of that name");
    }

    private void refuses(Why why) {
        assertThatThrownBy(() -> discovery.findByRegistrationId("oidc"))
                .isInstanceOfSatisfying(
                        NotAdmitted.class, refused -> assertThat(refused.why()).isEqualTo(why))
                .hasMessageNotContaining("hush");
    }

    private ClientHttpRequest request(URI address, HttpMethod method) throws IOException {
        assertThat(address).hasToString("https://id.example.com/.well-known/openid-configuration");
        Answer answer = answers.remove(); // one more than was foreseen fails
        var request = new MockClientHttpRequest(method, address);
        request.setResponse(answer.get());
        return request;
    }

    private void await() throws IOException {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static MockClientHttpResponse json(String issuer) {
        var response = new MockClientHttpResponse(metadata(issuer).getBytes(StandardCharsets.UTF_8), HttpStatus.OK);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return response;
    }

    private static String metadata(String issuer) {
        return """
                {"issuer": "%s", "authorization_endpoint": "https://id.example.com/go",
                 "token_endpoint": "https://id.example.com/token", "jwks_uri": "https://id.example.com/keys",
                 "subject_types_supported": ["public"], "response_types_supported": ["code"],
                 "id_token_signing_alg_values_supported": ["ES256"]}""".formatted(issuer);
    }
}
