package dev.breakwater.reach.party;

import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.Requirement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which labels stand on which parties, so that a selector is resolved without looking at each party. */
final class Postings {
    private final Bits all;
    private final Map<String, Bits> postings;

    private Postings(Bits all, Map<String, Bits> postings) {
        this.all = all;
        this.postings = postings;
    }

    /** The parties from {@code first} on, in order. */
    static Postings of(int first, List<Set<Label>> labels) {
        Map<String, Bits.Builder> builders = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            for (Label label : labels.get(i)) {
                for (String source : List.of(label.source(), "any")) {
                    builders.computeIfAbsent(key(source, label.key()), _ -> new Bits.Builder())
                            .add(first + i);
                    builders.computeIfAbsent(key(source, label.key(), label.value()), _ -> new Bits.Builder())
                            .add(first + i);
                }
            }
        }
        Map<String, Bits> postings = HashMap.newHashMap(builders.size());
        builders.forEach((key, builder) -> postings.put(key, builder.build()));
        return new Postings(Bits.range(first, first + labels.size()), postings);
    }

    private static String key(String source, String key) {
        return source + ":" + key;
    }

    private static String key(String source, String key, String value) {
        return source + ":" + key + "=" + value;
    }

    Bits matching(Selector selector) {
        Bits found = all;
        for (Requirement each : selector.requirements()) {
            if (found.isEmpty()) {
                return found;
            }
            found = switch (each.operator()) {
                case IN -> found.and(valued(each));
                case EXISTS -> found.and(named(each));
                case NOT_IN -> found.andNot(valued(each));
                case DOES_NOT_EXIST -> found.andNot(named(each));
            };
        }
        return found;
    }

    Bits labelled(String source, String key, String value) {
        return postings.getOrDefault(key(source, key, value), Bits.NONE);
    }

    /** Whoever has the label, whether the requirement wants it or not. */
    Bits meant(Requirement requirement) {
        return requirement.values().isEmpty() ? named(requirement) : valued(requirement);
    }

    private Bits named(Requirement requirement) {
        return postings.getOrDefault(key(requirement.source(), requirement.key()), Bits.NONE);
    }

    private Bits valued(Requirement requirement) {
        Bits found = Bits.NONE;
        for (String value : requirement.values()) {
            found = found.or(labelled(requirement.source(), requirement.key(), value));
        }
        return found;
    }
}
