package dev.breakwater.reach.rule;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What an allow demands above L4. All but {@link None} send the flow through a proxy. */
public sealed interface LayerSeven {

    /** Nothing: packets pass as they are. */
    record None() implements LayerSeven {}

    /** One of these requests; an empty rule is any request, which is proxied all the same. */
    record Http(List<HttpRule> rules) implements LayerSeven {
        public Http {
            rules = List.copyOf(rules);
        }
    }

    /** Questions for one of these names. */
    record Dns(List<DomainPattern> patterns) implements LayerSeven {
        public Dns {
            patterns = List.copyOf(patterns);
        }
    }

    /** TLS with one of these server names. */
    record ServerNames(SortedSet<String> names) implements LayerSeven {}

    /** What this engine does not model; a flow that depends on it is undecided, for this reason. */
    record Unmodelled(String reason) implements LayerSeven {}

    /**
     * One HTTP rule; method, path and host are regular expressions that must match the whole, absent parts match anything.
     *
     * @param headers wanted values by lower-case name; null means present with any value
     */
    record HttpRule(
            @Nullable String method,
            @Nullable String path,
            @Nullable String host,
            Map<String, @Nullable String> headers) {}
}
