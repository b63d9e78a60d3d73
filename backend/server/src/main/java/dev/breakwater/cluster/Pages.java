package dev.breakwater.cluster;

import dev.breakwater.cluster.http.Answer;
import dev.breakwater.cluster.http.KubernetesHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Reads lists page by page. */
record Pages(KubernetesHttp http, int size) {

    /** A page that was not answered with items; its message says what was listed and why not. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message, null, false, false);
        }
    }

    /** Hands over item by item as long as more are wanted; answers the version of the list, from which a watch can go on. */
    String each(String path, String query, Predicate<JsonNode> more) {
        return each(path, query, size, more);
    }

    /** In pages of at most so many. */
    String each(String path, String query, int most, Predicate<JsonNode> more) {
        String token = "";
        while (true) {
            Answer page = http.get(path + "?" + query + "&limit=" + Math.min(size, most) + token);
            if (!page.succeeded()) {
                throw new Failed("Listing " + path + ": " + page.code() + " " + page.message());
            }
            String next = page.body().path("metadata").path("continue").asString("");
            boolean wanted = page.body().path("items").valueStream().allMatch(more);
            if (next.isEmpty() || !wanted) {
                return page.body().path("metadata").path("resourceVersion").asString("");
            }
            token = "&continue=" + encoded(next);
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
