package dev.breakwater.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody signed in at the console, who asks for screens by the requests that a browser sends and draws nothing. */
final class Browsing implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Pattern SIGN_IN_TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern UI = Pattern.compile("\"v-uiId\":([0-9]+)");
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    Browsing(int port) {
        base = "http://localhost:" + port;
    }

    void signIn(String name) throws IOException, InterruptedException {
        String page = send(HttpRequest.newBuilder(URI.create(base + "/login")), 200);
        String form = "_csrf=" + encoded(only(SIGN_IN_TOKEN, page)) + "&username=" + name + "&password=" + name;
        var request = HttpRequest.newBuilder(URI.create(base + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        send(request, 302);
    }

    /** Opens the screen at this address anew, as after a click on a link to it; answers all that the server says of it. */
    String open(String address) throws IOException, InterruptedException {
        int question = address.indexOf('?');
        String path = question < 0 ? address : address.substring(0, question);
        String query = question < 0 ? "" : address.substring(question + 1);
        String begun = send(
                HttpRequest.newBuilder(URI.create(base + "/?v-r=init&location=" + encoded(path) + "&query="
                        + encoded(query)
                        + "&v-sh=720&v-sw=1280&v-wh=720&v-ww=1280&v-bh=720&v-bw=1280&v-tzo=0&v-tzid=UTC&v-td=false")),
                200);
        URI conversation = URI.create(base + "/?v-r=uidl&v-uiId=" + only(UI, begun));
        String token = only(TOKEN, begun);
        String shown = send(post(conversation, navigate(token, path, query)), 200);
        send(post(conversation, leave(token)), 200);
        return shown;
    }

    private static String navigate(String token, String path, String query) {
        return """
                {"csrfToken":"%s","rpc":[{"type":"event","node":1,"event":"ui-navigate","data":{"route":"/%s","query":"%s",\
                "appShellTitle":"","historyState":{"idx":0},"trigger":""}}],"syncId":0,"clientId":0}""".formatted(token, path, query);
    }

    private static String leave(String token) {
        return """
                {"csrfToken":"%s","rpc":[],"syncId":1,"clientId":1,"UNLOAD":true}""".formatted(token);
    }

    private static HttpRequest.Builder post(URI address, String body) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private String send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(request.timeout(LONGEST).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String only(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        client.close();
    }
}
