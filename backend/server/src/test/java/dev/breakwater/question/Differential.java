package dev.breakwater.question;

import dev.breakwater.question.Comparison.Difference;
import dev.breakwater.reach.RandomCase;
import dev.breakwater.reach.Shrinking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/** Puts random cases to both engines, and makes what they disagree on as small as it gets. */
final class Differential implements AutoCloseable {
    private static final int POLICIES = 6;
    private static final int BATCH = 50;

    /** What two policies make together may depend on their order, which Cilium leaves to chance: some outcomes are rare. */
    private static final int REPEATS = 40;

    private static final int MOST_ASKED_AGAIN = 50;

    /** What they disagree on, how often, and the smallest case that shows it. */
    record Disagreement(String kind, int count, Map<String, Object> smallest) {
        @Override
        public String toString() {
            return kind + " (" + count + " times)\n" + JsonMapper.shared().writeValueAsString(smallest);
        }
    }

    private record Found(Map<String, Object> document, String kind) {}

    private final Oracle oracle;
    private final Oracle patient;
    private final Comparison comparison = new Comparison();
    private final SortedMap<String, List<Found>> found = new TreeMap<>();

    Differential(Path binary) {
        this.oracle = new Oracle(binary, 1);
        this.patient = new Oracle(binary, REPEATS);
    }

    Comparison comparison() {
        return comparison;
    }

    /** Both engines work at a time, each on its own batch. */
    void ask(long firstSeed, int cases, int queries) {
        for (long seed = firstSeed; seed < firstSeed + cases; seed += BATCH) {
            List<Map<String, Object>> documents = LongStream.range(seed, Math.min(seed + BATCH, firstSeed + cases))
                    .mapToObj(each -> stored(CaseTree.of(RandomCase.of(each, POLICIES, queries))))
                    .toList();
            var theirs = CompletableFuture.supplyAsync(() -> oracle.ask(documents));
            List<Map<String, Object>> ours =
                    documents.stream().map(Differential::ours).toList();
            List<Map<?, ?>> answered = theirs.join();
            for (int index = 0; index < documents.size(); index++) {
                note(documents.get(index), ours.get(index), answered.get(index));
            }
        }
    }

    /**
     * Without what an API server never stores, since Cilium's parser knows no schema; and without groups of a cloud, whose
     * objects Cilium's operator translates into others before the engine sees them.
     */
    private static Map<String, Object> stored(Map<String, Object> document) {
        var unasked = new LinkedHashMap<>(document);
        unasked.put("queries", List.of());
        List<String> refused = Trees.list(ours(unasked).get("errors")).stream()
                .map(Trees::map)
                .filter(error -> "schema".equals(error.get("by")))
                .map(error -> String.valueOf(error.get("policy")))
                .toList();
        var stored = new LinkedHashMap<>(document);
        stored.put(
                "policies",
                Trees.list(document.get("policies")).stream()
                        .map(Trees::map)
                        .filter(policy -> !refused.contains(name(policy)))
                        .filter(policy -> !policy.toString().contains("Groups="))
                        .toList());
        return stored;
    }

    private static String name(Map<?, ?> policy) {
        Map<?, ?> metadata = Trees.map(policy.get("metadata"));
        return policy.get("kind") + "/" + Trees.required(metadata.get("namespace")) + "/" + metadata.get("name");
    }

    /** A bug of ours must not end the search. */
    static Map<String, Object> ours(Map<String, Object> document) {
        try {
            return CaseAnswers.to(document);
        } catch (RuntimeException bug) {
            String where = bug.getStackTrace().length == 0 ? "" : " at " + bug.getStackTrace()[0];
            return Map.of("answers", List.of(), "errors", List.of(Map.of("policy", "all", "error", bug + where)));
        }
    }

    private void note(Map<String, Object> document, Map<?, ?> ours, Map<?, ?> theirs) {
        for (Difference difference : comparison.of(ours, theirs)) {
            found.computeIfAbsent(difference.kind(), _ -> new ArrayList<>())
                    .add(new Found(Comparison.reduced(document, difference), difference.kind()));
        }
    }

    /** At most so many, the most frequent first; what varies inside Cilium is none. */
    List<Disagreement> smallest(int most) {
        return found.values().stream()
                .sorted((one, other) -> Integer.compare(other.size(), one.size()))
                .limit(most)
                .flatMap(same -> same.stream()
                        .limit(MOST_ASKED_AGAIN)
                        .filter(this::isStable)
                        .limit(1)
                        .map(first -> new Disagreement(first.kind, same.size(), shrunk(first))))
                .toList();
    }

    private boolean isStable(Found one) {
        return one.kind.equals(kind(one.document));
    }

    private Map<String, Object> shrunk(Found one) {
        return Shrinking.of(one.document, smaller -> one.kind.equals(kind(smaller)));
    }

    /** How both differ on a document of one query; empty where they do not, or where Cilium varies. */
    private String kind(Map<String, Object> document) {
        if (document.get("policies") == null || document.get("queries") == null) {
            return "";
        }
        Map<String, Object> ours = ours(document);
        if (Trees.list(ours.get("errors")).stream()
                .anyMatch(error -> "schema".equals(Trees.map(error).get("by")))) {
            return "";
        }
        return new Comparison()
                .of(ours, patient.ask(document)).stream()
                        .map(Difference::kind)
                        .findFirst()
                        .orElse("");
    }

    @Override
    public void close() {
        oracle.close();
        patient.close();
    }
}
