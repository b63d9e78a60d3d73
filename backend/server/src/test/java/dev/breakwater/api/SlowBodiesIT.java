package dev.breakwater.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.filter.FormContentFilter;

/** Sends bodies that do not come to an end, from many at once, over real sockets. */
@SpringBootTest(
        classes = ServedApi.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"breakwater.access.demo-users=true", "spring.autoconfigure.exclude="})
class SlowBodiesIT {
    private static final int LARGE = (1 << 20) - 1;

    @LocalServerPort
    int port;

    @Autowired
    ServletWebServerApplicationContext served;

    @Test
    void refusesOneCallersManyBodiesAndServesTheOthers() throws Exception {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                held.add(opened("tenant-b", "/api/v1/previews", "application/json", LARGE + 1));
                send(held.getLast(), " ".repeat(LARGE));
            }
            assertThat(RawHttp.ask(port, "tenant-a", "GET", "/api/v1/tenants").status())
                    .isEqualTo(200);
            List<String> answers = new ArrayList<>();
            for (Socket each : held) {
                answers.add(answer(each));
            }
            assertThat(answers)
                    .anyMatch(it -> it.startsWith("HTTP/1.1 503") && it.contains("Retry-After"))
                    .allMatch(it -> it.startsWith("HTTP/1.1 503") || it.startsWith("HTTP/1.1 408"));
        } finally {
            close(held);
        }
    }

    @Test
    void endsABodyThatDoesNotCome() throws Exception {
        try (Socket slow = opened("tenant-b", "/api/v1/previews", "application/json", 1000)) {
            send(slow, "{");
            assertThat(answer(slow)).startsWith("HTTP/1.1 408");
        }
    }

    /** A form's memory is set aside as soon as its length is announced, before anybody is known. */
    @Test
    void setsAsideNoMoreThanAFewKibibytesForAForm() {
        Connector door = ((TomcatWebServer) served.getWebServer()).getTomcat().getConnector();
        assertThat(door.getMaxPostSize()).isEqualTo(16 << 10);
        assertThat(door.getProperty("maxConnections")).hasToString("1000");
        assertThat(door.getProperty("connectionTimeout")).hasToString("5000");
        assertThat(served.getBeansOfType(FormContentFilter.class)).isEmpty();
    }

    private Socket opened(String user, String path, String type, int length) throws IOException {
        String pair = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        send(
                socket,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + pair + "\r\nContent-Type: "
                        + type + "\r\nContent-Length: " + length + "\r\n\r\n");
        return socket;
    }

    /** The server may have refused, and stopped reading, before all is sent. */
    private static void send(Socket to, String text) {
        try {
            to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException refused) {
            assertThat(to.isConnected()).as(refused.toString()).isTrue();
        }
    }

    private static String answer(Socket from) throws IOException {
        return new String(from.getInputStream().readNBytes(700), StandardCharsets.ISO_8859_1);
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (Socket each : sockets) {
            each.close();
        }
    }
}
