package dev.breakwater.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares what both engines answer to one document, and keeps count of what no comparison says. */
final class Comparison {
    private static final List<String> FIELDS = List.of("verdict", "egress", "ingress", "l7");

    long compared;
    long undecided;
    long unanswered;
    long conflicts;
    long proxied;
    long refused;

    /** A query of a document, by its number, and how its answers differ; number -1 where refusals do. */
    record Difference(int query, String kind) {}

    /** All of one document; where the two refuse different objects their answers say nothing. */
    List<Difference> of(Map<?, ?> ours, Map<?, ?> theirs) {
        var refusals = refusals(ours, theirs);
        refused += refusals(theirs).size();
        if (!refusals.isEmpty()) {
            return List.of(new Difference(-1, refusals));
        }
        var found = new ArrayList<Difference>();
        List<?> mine = Trees.list(ours.get("answers"));
        List<?> cilium = Trees.list(theirs.get("answers"));
        for (int query = 0; query < mine.size(); query++) {
            String kind = answers(Trees.map(mine.get(query)), Trees.map(cilium.get(query)));
            if (!kind.isEmpty()) {
                found.add(new Difference(query, kind));
            }
        }
        return found;
    }

    /** Empty where both refuse the same objects. */
    static String refusals(Map<?, ?> ours, Map<?, ?> theirs) {
        var onlyWe = refusals(ours);
        var onlyThey = refusals(theirs);
        onlyWe.removeAll(refusals(theirs));
        onlyThey.removeAll(refusals(ours));
        return onlyWe.isEmpty() && onlyThey.isEmpty()
                ? ""
                : (onlyThey.isEmpty()
                        ? "we alone refuse: " + reason(ours, onlyWe.first())
                        : "Cilium alone refuses: " + reason(theirs, onlyThey.first()));
    }

    private static SortedSet<String> refusals(Map<?, ?> out) {
        var names = new TreeSet<String>();
        Trees.list(out.get("errors"))
                .forEach(error -> names.add(String.valueOf(Trees.map(error).get("policy"))));
        return names;
    }

    /** Without what quotes the object: equal mistakes have equal kinds. */
    private static String reason(Map<?, ?> out, String name) {
        return Trees.list(out.get("errors")).stream()
                .map(Trees::map)
                .filter(error -> name.equals(error.get("policy")))
                .map(error -> String.valueOf(error.get("error")).replaceAll("[\"'].*?[\"']|[0-9]+", "..."))
                .findFirst()
                .orElse("");
    }

    /** Empty where they agree, or where nothing can be compared. */
    private String answers(Map<?, ?> mine, Map<?, ?> cilium) {
        if (cilium.get("unstable") != null) {
            unanswered++;
            return "";
        }
        if (mine.get("undecided") != null
                || Stream.of("egress", "ingress").anyMatch(side -> "undecided".equals(mine.get(side)))) {
            undecided++;
            return "";
        }
        compared++;
        conflicts += "conflict".equals(cilium.get("verdict")) ? 1 : 0;
        proxied += "n/a".equals(cilium.get("l7")) ? 0 : 1;
        return kind(mine, cilium);
    }

    static String kind(Map<?, ?> mine, Map<?, ?> cilium) {
        return FIELDS.stream()
                .filter(field -> !Objects.equals(mine.get(field), cilium.get(field)))
                .filter(field -> !field.equals("verdict")
                        || (Objects.equals(mine.get("egress"), cilium.get("egress"))
                                && Objects.equals(mine.get("ingress"), cilium.get("ingress"))))
                .findFirst()
                .map(field -> field + " is " + mine.get(field) + " to us, " + cilium.get(field) + " to Cilium")
                .orElse("");
    }

    /** The document with one query only, or none where refusals differ. */
    static Map<String, Object> reduced(Map<String, Object> document, Difference difference) {
        var one = new LinkedHashMap<>(document);
        List<?> queries = Trees.list(document.get("queries"));
        one.put("queries", difference.query < 0 ? List.of() : List.of(queries.get(difference.query)));
        return one;
    }

    double undecidedShare() {
        return (double) undecided / Math.max(1, compared + undecided);
    }

    @Override
    public String toString() {
        return compared + " compared (" + conflicts + " conflicts, " + proxied + " judged by a proxy), " + undecided
                + " undecided by us, " + unanswered + " unstable in Cilium, " + refused + " objects refused";
    }
}
