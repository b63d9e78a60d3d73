package dev.breakwater.console.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.console.ConsoleForTests;
import dev.breakwater.console.Story;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What no link of ours leads to, as a browser would ask for it: half of a character, bytes that are no text, what is nowhere. */
@ConsoleForTests
class OddAddressesIT {
    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext program;

    private Visitor visitor;

    @BeforeEach
    void signIn() {
        Story.play(program);
        visitor = new Visitor("http://localhost:" + port);
        visitor.signInByForm("operator");
    }

    @AfterEach
    void go() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /tenants?q=%ED%A0%80, 400",
        "GET, /tenants?%ED%A0%80=1, 400",
        "GET, /tenants/%ED%A0%80, 400",
        "GET, /%ED%A0%80, 400",
        "GET, /tenants?q=%FF, 400",
        "GET, /tenants?q=%zz, 400",
        "GET, /tenants%zz, 400",
        "GET, //tenants, 400",
        "GET, /login?error=%ED%A0%80, 400",
        "GET, /login/oauth2/code/oidc?code=%ED%A0%80, 400",
        "GET, /?v-r=init&location=%ED%A0%80, 400",
        "GET, /?v-r=heartbeat, 404",
        "GET, /VAADIN/nope, 404",
        "GET, /swagger-ui/nope, 404",
        "GET, /error, 404",
        "POST, /error, 403",
        "POST, /tenants, 403",
        "DELETE, /tenants, 403",
        "POST, /logout, 403"
    })
    void areAnsweredByAPageOfOurs(String method, String path, int status) throws IOException {
        assertThat(ask(method, path, "text/html", "Cookie: JSESSIONID=" + visitor.session()))
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: text/html;charset=UTF-8")
                .contains("This could not be answered", "無法答覆此要求", status + " ")
                .doesNotContain("Whitelabel", "Exception", "Tomcat");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/tenants?name=%ED%A0%80, parameter-invalid",
        "/api/v1/tenants?state=%ED%A0%80, parameter-invalid",
        "/api/v1/events?text=%ED%A0%80, parameter-invalid",
        "/api/v1/tenants/%ED%A0%80, path-malformed",
        "/api/%ED%A0%80?q=%ED%A0%80, path-malformed"
    })
    void areProblemsOfRestWhateverIsAccepted(String path, String code) throws IOException {
        String pair = Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.UTF_8));
        for (String accepted : new String[] {"text/html", "*/*"}) {
            assertThat(ask("GET", path, accepted, "Authorization: Basic " + pair))
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"code\":\"" + code + "\"");
        }
    }

    @Test
    void areProblemsToWhoeverReadsNoPages() throws IOException {
        assertThat(ask("GET", "/tenants?q=%ED%A0%80", "*/*", "Cookie: JSESSIONID=" + visitor.session()))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"code\":\"bad-request\"");
    }

    @Test
    void leadToTheDoorWhoIsNotSignedIn() throws IOException {
        assertThat(ask("GET", "/tenants?q=%ED%A0%80", "text/html", "X-Nobody: 1"))
                .startsWith("HTTP/1.1 302 ")
                .contains("/login");
    }

    /** As it is written, which no client of the JDK would send. */
    private String ask(String method, String path, String accepted, String proof) throws IOException {
        String head = String.join(
                "\r\n",
                method + " " + path + " HTTP/1.1",
                "Host: localhost",
                "Accept: " + accepted,
                proof,
                "Content-Length: 0",
                "Connection: close",
                "",
                "");
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
