package dev.breakwater.reach.rule;

import dev.breakwater.reach.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What an allow demands above L4. All but {@link None} send the flow through a proxy. */
public sealed interface LayerSeven {
    Set<String> OF_ANY_PROTOCOL = Set.of("", "tls", "dns", "crd");

    /** Which proxy parses it; empty for none. Two parsers on one port of one endpoint conflict, but for tls beside http. */
    String parser();

    /** That under one protocol: a parser of requests counts under TCP alone, but for that of DNS. */
    default String parserUnder(@Nullable Protocol protocol) {
        Merging merging = merging();
        return protocol == Protocol.TCP || OF_ANY_PROTOCOL.contains(parser())
                ? parser()
                : merging.serverNames() || merging.interceptsTls() ? "tls" : "";
    }

    /** Of two parsers on one port the one that serves both, as nothing gives way to any and tls to http; null where they conflict. */
    static @Nullable String mergedParser(String one, String other) {
        if (one.equals(other) || other.isEmpty()) {
            return one;
        }
        if (one.isEmpty() || (one.equals("tls") && promotesTls(other))) {
            return other;
        }
        return other.equals("tls") && promotesTls(one) ? one : null;
    }

    private static boolean promotesTls(String parser) {
        return !parser.equals("dns") && !parser.equals("crd");
    }

    /** What of it counts when Cilium merges it with others of one port and peer. */
    Merging merging();

    /**
     * What can fail to merge.
     *
     * @param rules whether it has rules for requests
     * @param serverNames whether it demands server names, which go with no rules for requests unless TLS is intercepted
     * @param authentication the mode, of which there must be one only; or nothing
     */
    record Merging(String parser, boolean rules, boolean serverNames, boolean interceptsTls, String authentication) {
        private static final Merging NOTHING = new Merging("", false, false, false, "");

        public Merging under(String mode) {
            return new Merging(parser, rules, serverNames, interceptsTls, mode);
        }

        /** Whether packets go to a proxy; a parser alone sends them nowhere. */
        public boolean isRedirect() {
            return rules || serverNames || interceptsTls || parser.equals("crd");
        }
    }

    /** Nothing: packets pass as they are. */
    record None() implements LayerSeven {
        @Override
        public String parser() {
            return "";
        }

        @Override
        public Merging merging() {
            return Merging.NOTHING;
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

        @Override
        public Merging merging() {
            return new Merging("http", true, false, false, "");
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

        @Override
        public Merging merging() {
            return new Merging("dns", true, false, false, "");
        }
    }

    /** TLS with one of these server names. */
    record ServerNames(SortedSet<String> names) implements LayerSeven {
        @Override
        public String parser() {
            return "tls";
        }

        @Override
        public Merging merging() {
            return new Merging("tls", false, true, false, "");
        }
    }

    /** What this engine does not model; a flow that depends on it is undecided, for this reason. */
    record Unmodelled(String reason, Merging merging) implements LayerSeven {
        public Unmodelled(String reason) {
            this(reason, Merging.NOTHING);
        }

        @Override
        public String parser() {
            return merging.parser();
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
