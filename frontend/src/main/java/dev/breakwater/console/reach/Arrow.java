package dev.breakwater.console.reach;

import static dev.breakwater.console.words.Words.t;

import dev.breakwater.console.asked.RuleWords;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is asked for lets one place call another. {@code lessening} are policies that deny some of it; not in force while a
 * tenant at either end is not approved.
 */
record Arrow(Place from, Place to, boolean inForce, List<Opening> openings, SortedSet<Subject> lessening) {
    private static final int ENOUGH = 2;

    /** What opens it, null for the floor that every tenant stands on, and a question about one flow of it. */
    record Opening(@Nullable Subject by, Traffic traffic, Question flow) {
        boolean isContract() {
            return by != null && by.kind() == Subject.Kind.CONTRACT;
        }

        private Stream<String> brief() {
            return switch (traffic) {
                case Traffic.Everything _ -> Stream.of(RuleWords.of(traffic));
                case Traffic.Ports(var ports) -> ports.stream().map(Port::toString);
                case Traffic.Http(var ports, var _) -> ports.stream().map(port -> "HTTP " + port);
                case Traffic.Dns(var ports, var _) -> ports.stream().map(port -> "DNS " + port);
                case Traffic.Icmp _ -> Stream.of("ICMP");
            };
        }
    }

    boolean isContract() {
        return openings.stream().anyMatch(Opening::isContract);
    }

    /** What passes, in as few words as an arrow has room for. */
    String brief() {
        List<String> all = openings.stream().flatMap(Opening::brief).distinct().toList();
        String first = all.stream().limit(ENOUGH).collect(Collectors.joining(", "));
        return all.size() > ENOUGH ? all.getFirst() + " +" + (all.size() - 1) : first;
    }

    String sentence() {
        String traffic = openings.stream()
                .map(opening -> RuleWords.of(opening.traffic()))
                .distinct()
                .collect(Collectors.joining(", "));
        String words = t("rule.allow-egress", from.name(), to.name(), traffic);
        return inForce ? words : words + " · " + t("reach.not-in-force");
    }
}
