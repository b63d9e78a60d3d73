package dev.breakwater.api;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a client says that does not care for the rules: method and path go on the wire as they are. */
record RawHttp(int status, String contentType, String body) {

    static RawHttp ask(int port, String user, String method, String path) throws IOException {
        String pair = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + pair
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static RawHttp of(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String type = answer.substring(0, end)
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-type: "))
                .map(line -> line.substring("content-type: ".length()))
                .findFirst()
                .orElse("");
        return new RawHttp(Integer.parseInt(answer.substring(9, 12)), type, answer.substring(end + 4));
    }
}
