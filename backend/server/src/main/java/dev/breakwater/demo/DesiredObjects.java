package dev.breakwater.demo;

import dev.breakwater.vocabulary.Rejection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The manifests of revisions as the API gives them; a revision never changes, so each is read once. */
final class DesiredObjects {
    private final Rest rest;
    private final Map<Long, SortedMap<String, Desired>> read = new HashMap<>();

    DesiredObjects(Rest rest) {
        this.rest = rest;
    }

    /** One object: its YAML and the digest of what matters in it. */
    record Desired(String yaml, String digest) {}

    /** What a revision holds otherwise than the one before it. */
    record Difference(Set<String> adds, Set<String> changes, Set<String> removes) {
        boolean isEmpty() {
            return adds.isEmpty() && changes.isEmpty() && removes.isEmpty();
        }
    }

    /** By {@code kind/name}, or {@code kind/namespace/name}. */
    SortedMap<String, Desired> at(long revision) {
        return read.computeIfAbsent(revision, this::fetch);
    }

    Difference difference(long revision) {
        SortedMap<String, Desired> before = at(revision - 1);
        SortedMap<String, Desired> after = at(revision);
        var difference = new Difference(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        after.forEach((name, object) -> {
            Desired old = before.get(name);
            if (old == null) {
                difference.adds().add(name);
            } else if (!old.digest().equals(object.digest())) {
                difference.changes().add(name);
            }
        });
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(difference.removes()::add);
        return difference;
    }

    /** The names that a pattern of the scenario stands for, {@code *} being any characters. */
    static Pattern pattern(String text) {
        return Pattern.compile(
                Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private SortedMap<String, Desired> fetch(long revision) {
        var objects = new TreeMap<String, Desired>();
        String after = "";
        while (revision > 0) {
            Answer page = rest.get("operator", "/api/v1/revisions/" + revision + "/objects?limit=200" + after);
            if (!page.isGood()) {
                throw new Rejection(
                        "objects-unreadable", "The objects of revision " + revision + " answer " + page.text());
            }
            page.body().path("items").forEach(item -> objects.put(name(item), desired(item)));
            String next = page.body().path("next").asString("");
            if (next.isEmpty()) {
                break;
            }
            after = "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        return objects;
    }

    private static Desired desired(JsonNode item) {
        return new Desired(item.path("yaml").asString(""), item.path("digest").asString(""));
    }

    private static String name(JsonNode item) {
        String ref = item.path("ref").asString("");
        return ref.substring(ref.indexOf('/') + 1);
    }
}
