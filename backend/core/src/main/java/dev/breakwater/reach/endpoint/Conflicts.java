package dev.breakwater.reach.endpoint;

import dev.breakwater.reach.Side;
import dev.breakwater.reach.rule.Clause.Origin;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules that Cilium cannot merge; one such pair and the endpoint's agent enforces nothing sane in either direction. */
final class Conflicts {
    /** Whom nobody is: Cilium merges nothing for it, since it puts names without known addresses there. */
    private static final Selector NONE = Selector.of(Selector.Requirement.is(Label.reserved("none")));

    private Conflicts() {}

    /** A conflict, or doubt where it depends on a random order; null where there is neither. */
    static @Nullable Side in(Iterable<Filter> filters) {
        Side doubt = null;
        for (Filter filter : filters) {
            Side found = parsers(filter);
            found = found != null ? found : selectors(filter);
            if (found instanceof Side.Conflict) {
                return found;
            }
            doubt = doubt != null ? doubt : found;
        }
        return doubt;
    }

    private static @Nullable Side parsers(Filter filter) {
        String parser = "";
        for (Entry entry : filter.entries()) {
            String merged = entry.isDeny() ? parser : LayerSeven.mergedParser(parser, entry.parser());
            if (merged == null) {
                String other = entry.parser();
                return new Side.Conflict(
                        "cannot merge conflicting L7 parsers (" + parser + "/" + other + ")",
                        proxied(filter.entries()));
            }
            parser = merged;
        }
        return null;
    }

    private static @Nullable Side selectors(Filter filter) {
        if (!filter.hasServerNames() && filter.entries().stream().noneMatch(Entry::isUnmodelled)) {
            return null;
        }
        var bySelector = new LinkedHashMap<Object, List<Entry>>();
        for (Entry entry : filter.entries()) {
            entry.keys()
                    .forEach(key -> bySelector
                            .computeIfAbsent(key, _ -> new ArrayList<>())
                            .add(entry));
        }
        bySelector.remove(NONE);
        Side doubt = null;
        for (Map.Entry<Object, List<Entry>> group : bySelector.entrySet()) {
            Side found = new SelectorMerge(group.getValue()).conflict();
            if (found instanceof Side.Conflict) {
                return found;
            }
            doubt = doubt != null ? doubt : found;
        }
        return doubt;
    }

    static List<Origin> proxied(List<Entry> entries) {
        return entries.stream()
                .filter(Entry::isProxied)
                .map(entry -> entry.clause().origin())
                .distinct()
                .toList();
    }
}
