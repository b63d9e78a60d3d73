package dev.breakwater.reach.party;

import dev.breakwater.reach.rule.DomainPattern;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** DNS names that stand for what the patterns mean: each name itself, and for a pattern a name that it and few others match. */
final class Names {
    /** A name that nobody mentions. */
    static final String OTHER = "zz-any.zz-other";

    private static final String SOMETHING = "zz-any";

    private Names() {}

    static SortedSet<String> representing(Collection<DomainPattern> patterns) {
        var names = new TreeSet<String>();
        for (DomainPattern each : patterns) {
            names.add(each.isPattern() ? each.text().replace("*", SOMETHING) : each.text());
        }
        return names;
    }
}
