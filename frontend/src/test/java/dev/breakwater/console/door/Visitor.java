package dev.breakwater.console.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: keeps cookies, and goes where it is sent one step at a time. */
final class Visitor implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* (?:content|value)=\"([^\"]+)\"");

    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern PAGE = Pattern.compile("\"v-uiId\":([0-9]+)");

    private final String console;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    Visitor(String console) {
        this.console = console;
    }

    /** Asks to sign in by the provider; where that sends a browser. */
    URI begin() {
        return follow(URI.create(console + "/oauth2/authorization/oidc"));
    }

    /** Signs in at the provider, where one's password is one's name; where that sends a browser. */
    URI agree(URI provider, String name) {
        URI form = follow(provider);
        return follow(sentTo(post(form, "username=" + name + "&password=" + name + token(form))));
    }

    /** All the way, as that one. */
    URI signIn(String name) {
        return follow(agree(begin(), name));
    }

    /** Signs in with a name that is its password too; where that sends a browser. */
    URI signInByForm(String name) {
        URI form = URI.create(console + "/login");
        return sentTo(post(form, "username=" + name + "&password=" + name + token(form)));
    }

    /** Leaves as a form would have it; where that sends a browser. */
    URI signOut() {
        return sentTo(post(URI.create(console + "/logout"), token(URI.create(console + "/login"))));
    }

    /** What a page asks to be sent with what is posted from it. */
    private String token(URI page) {
        return "&_csrf=" + URLEncoder.encode(found(CSRF, get(page).body()), StandardCharsets.UTF_8);
    }

    /** All that a view says and leads to, as the server tells a browser that opens it. */
    String seen(String path, String query) {
        String start = get(URI.create(console + "/?v-r=init&location=" + path)).body();
        String question = """
                {"csrfToken": "%s", "rpc": [{"type": "event", "node": 1, "event": "ui-navigate", "data": {"route": "%s",
                "query": "%s", "appShellTitle": "", "historyState": {"idx": 0}, "trigger": ""}}], "syncId": 0, "clientId": 0}""".formatted(found(KEY, start), path, query);
        return send(HttpRequest.newBuilder(URI.create(console + "/?v-r=uidl&v-uiId=" + found(PAGE, start)))
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString(question)))
                .body();
    }

    int status(String path) {
        return get(URI.create(console + path)).statusCode();
    }

    String session() {
        return cookies.getCookieStore().get(URI.create(console)).stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Where that address sends a browser. */
    URI follow(URI address) {
        return sentTo(get(address));
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).header("Accept", "text/html"));
    }

    private HttpResponse<String> post(URI address, String form) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String found(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        if (!match.find()) {
            throw new AssertionError("There is no " + pattern + " in " + text);
        }
        return match.group(1);
    }

    private static URI sentTo(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(to -> answer.uri().resolve(to))
                .orElseThrow(() -> new AssertionError(answer + ": " + answer.body()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
