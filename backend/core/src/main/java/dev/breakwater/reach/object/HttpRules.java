package dev.breakwater.reach.object;

import dev.breakwater.reach.rule.HttpPattern;
import dev.breakwater.reach.rule.LayerSeven;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The HTTP rules of one {@code toPorts} entry. */
final class HttpRules {
    private static final List<String> MISMATCHES = List.of("LOG", "ADD", "DELETE", "REPLACE");

    private HttpRules() {}

    static LayerSeven read(Tree http) {
        var rules = new ArrayList<LayerSeven.HttpRule>();
        boolean secret = false;
        for (Tree rule : http.items()) {
            var headers = new HashMap<String, @Nullable String>();
            boolean possible = headers(rule, headers);
            secret |= rule.at("headerMatches").items().stream()
                    .anyMatch(match -> match.at("secret").isPresent());
            String method = pattern(rule.at("method"));
            String path = pattern(rule.at("path"));
            if (possible) {
                rules.add(new LayerSeven.HttpRule(
                        method, path, emptyToNull(rule.at("host").text()), headers));
            }
        }
        return secret
                ? new LayerSeven.Unmodelled(
                        "the value of a header is in a secret", new LayerSeven.Http(List.of()).merging())
                : new LayerSeven.Http(rules);
    }

    private static @Nullable String pattern(Tree tree) {
        String text = emptyToNull(tree.text());
        String wrong = text == null ? null : HttpPattern.error(text);
        if (wrong != null) {
            throw Unacceptable.cilium(tree.path(), "error parsing regexp: " + wrong);
        }
        return text;
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** False where two values are wanted of one header, so that no request can match. */
    private static boolean headers(Tree rule, Map<String, @Nullable String> headers) {
        boolean possible = true;
        for (Tree header : rule.at("headers").items()) {
            String[] parts = header.requiredText().split(" ", 2);
            possible &= want(headers, stripColons(parts[0], parts.length > 1), parts.length > 1 ? parts[1] : null);
        }
        for (Tree match : rule.at("headerMatches").items()) {
            String name = match.at("name").requiredText();
            if (name.isEmpty()) {
                throw Unacceptable.cilium(match.path(), "Header name missing");
            }
            if (match.at("mismatch").oneOf(MISMATCHES) == null) { // the others log or rewrite and reject nothing
                possible &= want(headers, name, emptyToNull(match.at("value").text()));
            }
        }
        return possible;
    }

    private static String stripColons(String name, boolean withValue) {
        int end = name.length();
        while (withValue && end > 0 && name.charAt(end - 1) == ':') {
            end--;
        }
        return name.substring(0, end);
    }

    private static boolean want(Map<String, @Nullable String> headers, String name, @Nullable String value) {
        String key = name.toLowerCase(Locale.ROOT);
        String already = headers.get(key);
        if (already == null || value == null) {
            headers.put(key, value == null ? already : value);
            return true;
        }
        return Objects.equals(already, value);
    }
}
