package dev.breakwater.console.asked;

import static dev.breakwater.console.words.Words.t;

import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.Cidr;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule as a sentence. */
public final class RuleWords {
    private RuleWords() {}

    public static String of(Rule rule) {
        String pattern = "rule." + word(rule.action()) + "-" + word(rule.direction());
        return t(pattern, of(rule.subject()), of(rule.peer()), of(rule.traffic()));
    }

    public static String of(Endpoints endpoints) {
        String labels = endpoints.labels().toString();
        if (endpoints.namespaces().isEmpty()) {
            return labels.isEmpty() ? t("endpoints.all") : labels;
        }
        String namespaces = listed(endpoints.namespaces());
        return labels.isEmpty() ? t("endpoints.all-in", namespaces) : t("endpoints.in", labels, namespaces);
    }

    public static String of(Peer peer) {
        return switch (peer) {
            case Peer.SameTenant(var endpoints) -> of(endpoints);
            case Peer.ContractPartner(var contract) -> t("peer.contract", contract);
            case Peer.Block(var cidr, var except) -> except.isEmpty() ? cidr.toString() : except(cidr, except);
            case Peer.FqdnName(var name) -> name;
            case Peer.FqdnPattern(var pattern) -> pattern;
            case Peer.Entity(var entity) -> t("entity", entity);
        };
    }

    private static String except(Cidr block, Collection<Cidr> holes) {
        return t("peer.except", block, listed(holes));
    }

    public static String of(Traffic traffic) {
        return switch (traffic) {
            case Traffic.Everything _ -> t("traffic.everything");
            case Traffic.Ports(var ports) -> listed(ports);
            case Traffic.Http(var ports, var rules) ->
                t("traffic.http", rules.stream().map(RuleWords::of).collect(Collectors.joining(", ")), listed(ports));
            case Traffic.Dns(var ports, var names) -> t("traffic.dns", listed(names), listed(ports));
            case Traffic.Icmp(var types) -> t("traffic.icmp", listed(types));
        };
    }

    private static String of(Traffic.HttpRule rule) {
        String request = (given(rule.method()) + " " + given(rule.host()) + given(rule.path())).strip();
        String headers = String.join(", ", rule.headers());
        return headers.isEmpty() ? request : (request + " " + headers).strip();
    }

    private static String given(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static String listed(Collection<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
