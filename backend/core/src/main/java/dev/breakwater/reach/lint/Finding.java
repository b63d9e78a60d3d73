package dev.breakwater.reach.lint;

import dev.breakwater.reach.rule.Clause;
import java.util.Comparator;

/**
 * Something in a policy that is valid and hardly meant.
 *
 * @param code stable, kebab-case
 * @param origin the object and the path in it
 * @param sentence what happens
 * @param remedy what to write instead
 */
public record Finding(String code, Clause.Origin origin, String sentence, String remedy)
        implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER = Comparator.comparing((Finding finding) -> finding.origin.object())
            .thenComparing(finding -> finding.origin.path())
            .thenComparing(Finding::code)
            .thenComparing(Finding::sentence);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return code + " " + origin + ": " + sentence + " " + remedy;
    }
}
