package dev.breakwater.reach.rule;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What an allow demands above L4. All but {@link None} send the flow through a proxy. */
public sealed interface LayerSeven {

    /** Which proxy parses it; empty for none. Two parsers on one port of one endpoint conflict, but for tls beside http. */
    String parser();

    /** Nothing: packets pass as they are. */
    record None() implements LayerSeven {
        @Override
        public String parser() {
            return "";
        }
    }

    /** One of these requests; an empty rule is any request, which is proxied all the same. */
    record Http(List<HttpRule> rules) implements LayerSeven {
        public Http {
            rules = List.copyOf(rules);
        }

        @Override
        public String parser() {
            return "http";
        }
    }

    /** Questions for one of these names; no pattern at all is no name at all. */
    record Dns(List<DomainPattern> patterns) implements LayerSeven {
        public Dns {
            patterns = List.copyOf(patterns);
        }

        @Override
        public String parser() {
            return "dns";
        }
    }

    /** TLS with one of these server names. */
    record ServerNames(SortedSet<String> names) implements LayerSeven {
        @Override
        public String parser() {
            return "tls";
        }
    }

    /** What this engine does not model; a flow that depends on it is undecided, for this reason. */
    record Unmodelled(String reason, String parser) implements LayerSeven {
        public Unmodelled(String reason) {
            this(reason, "");
        }
    }

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
