package dev.breakwater.reach.endpoint;

import dev.breakwater.reach.Flow;
import dev.breakwater.reach.Flow.HttpRequest;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Verdict.Proxied;
import dev.breakwater.reach.identity.Remote;
import dev.breakwater.reach.rule.HttpPattern;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.LayerSeven.HttpRule;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the proxies answer: Envoy for HTTP and TLS, which asks all rules of the port and lets pass what any of them lets pass, and the DNS
 * proxy, which asks only those that stand in one slot with a DNS rule.
 *
 * @param open whether the direction has no default deny, so that L7 rules restrict nothing
 */
record Proxy(Collection<Filter> filters, ToIntBiFunction<String, Protocol> namedPorts, boolean open) {

    Proxied answer(String parser, Remote party, Flow flow) {
        Remote seen = party.seenByProxy();
        if (parser.equals("dns")) {
            return flow.dnsName() == null ? Proxied.NOT_APPLICABLE : answer(dns(seen, flow, flow.dnsName()));
        }
        if (flow.http() == null && flow.serverName() == null) {
            return Proxied.NOT_APPLICABLE;
        }
        boolean passes = envoy(seen, flow, group -> names(group, flow.serverName()));
        HttpRequest request = flow.http();
        return answer(passes && (request == null || envoy(seen, flow, group -> http(group, request))));
    }

    private static Proxied answer(boolean allowed) {
        return allowed ? Proxied.ALLOWED : Proxied.DENIED;
    }

    private boolean envoy(Remote party, Flow flow, Predicate<List<Entry>> check) {
        if (open) {
            return true;
        }
        for (Filter filter : filters) {
            boolean tcp = filter.protocol() == null || filter.protocol() == Protocol.TCP;
            if (tcp && filter.matches(Protocol.TCP, flow.portOrType(), namedPorts) != Filter.Match.NO) {
                var groups = filter.groups(party).values();
                if (filter.isEveryPortToProxy()
                        ? !groups.isEmpty()
                        : groups.stream().anyMatch(check)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Names are demanded of whoever shares a selector with a rule that has some, and of nobody else. */
    private static boolean names(List<Entry> group, @Nullable String serverName) {
        Set<String> wanted = new HashSet<>();
        for (Entry entry : group) {
            if (entry.layerSeven() instanceof LayerSeven.ServerNames(var names)) {
                wanted.addAll(names);
            }
        }
        return wanted.isEmpty() || (serverName != null && wanted.contains(serverName));
    }

    private static boolean http(List<Entry> group, HttpRequest request) {
        for (Entry entry : group) {
            if (!(entry.layerSeven() instanceof LayerSeven.Http(var rules))) {
                return true; // a rule without HTTP for the same selector voids the others
            }
            if (rules.stream().anyMatch(rule -> matches(rule, request))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(HttpRule rule, HttpRequest request) {
        String host = rule.host();
        return whole(rule.path(), request.path())
                && whole(rule.method(), request.method())
                && (host == null || (!request.host().isEmpty() && HttpPattern.matches(host, request.host())))
                && rule.headers().entrySet().stream().allMatch(wanted -> {
                    String value = request.header(wanted.getKey());
                    return value != null
                            && (wanted.getValue() == null || wanted.getValue().equals(value));
                });
    }

    private static boolean whole(@Nullable String expression, String text) {
        return expression == null || HttpPattern.matches(expression, text);
    }

    private boolean dns(Remote party, Flow flow, String name) {
        for (Filter filter : filters) {
            if (filter.parser().equals("dns")
                    && filter.matches(flow.protocol(), flow.portOrType(), namedPorts) != Filter.Match.NO
                    && filter.beginsAt(flow.portOrType(), namedPorts)
                    && filter.groups(party).values().stream().anyMatch(group -> open || asks(group, name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean asks(List<Entry> group, String name) {
        return group.stream()
                .anyMatch(entry -> !(entry.layerSeven() instanceof LayerSeven.Dns(var patterns))
                        || patterns.stream().anyMatch(pattern -> pattern.matches(name)));
    }
}
