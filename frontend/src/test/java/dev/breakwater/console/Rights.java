package dev.breakwater.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table of who may do what, as it is written for people: a line for each address, a column for each caller. */
record Rights(List<Line> lines, Map<String, String> bodies) {
    /** The columns: roles, an owner of what is asked for, an owner of something else, and whoever has not signed in. */
    static final List<String> CALLERS = List.of("operator", "auditor", "tenant-a", "tenant-b", "nobody");

    /** What tells an owner of somebody else: names that are only theirs, words that only they have said. */
    static final Map<String, List<String>> FOREIGN = Map.of(
            "tenant-a", List.of("tenant-b", "The game", "updates.game.hk"),
            "tenant-b", List.of("tenant-a", "The shop", "Invoices for", "mysql", "hkix"));

    /** An address and what comes to each caller; {@code words} is all that stands around it. */
    record Line(List<String> words, int first) {
        String method() {
            return words.getFirst();
        }

        String address() {
            return words.get(first - 1);
        }

        String path() {
            return address().split("\\?", 2)[0];
        }

        String expected(String caller) {
            return words.get(first + CALLERS.indexOf(caller));
        }

        /** The name of a body, empty where there is none. */
        String body() {
            return words.size() > first + CALLERS.size() ? words.getLast() : "";
        }

        @Override
        public String toString() {
            return String.join(" ", words.subList(0, first));
        }
    }

    /** Reads a table whose lines begin with that many words before what comes to each caller. */
    static Rights read(String name, int first) {
        List<String> written = written("/authorisation/" + name);
        List<Line> lines = written.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("="))
                .map(line -> new Line(List.of(line.strip().split(" +")), first))
                .toList();
        var bodies = new TreeMap<String, String>();
        written.stream().filter(line -> line.startsWith("= ")).forEach(line -> {
            String[] body = line.split(" ", 3);
            bodies.put(body[1], body[2]);
        });
        return new Rights(lines, bodies);
    }

    /** Names and words of others in what an owner was told. */
    static List<String> leaked(String caller, String told) {
        return FOREIGN.getOrDefault(caller, List.of()).stream()
                .filter(told::contains)
                .toList();
    }

    /** What is not shown to strangers: the rest speaks of nobody but the demo's cast. */
    List<Line> closed() {
        return lines.stream()
                .filter(line -> !List.of("200", "shown").contains(line.expected("nobody")))
                .toList();
    }

    private static List<String> written(String resource) {
        try (InputStream file = Rights.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
