package dev.breakwater.reach.lint;

import static dev.breakwater.reach.lint.Members.each;
import static dev.breakwater.reach.lint.Members.has;
import static dev.breakwater.reach.lint.Members.isEmptyList;
import static dev.breakwater.reach.lint.Members.isFilled;
import static dev.breakwater.reach.lint.Members.member;
import static dev.breakwater.reach.lint.Members.text;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spellings that open more than they say, read from an object's tree. */
final class TreeTraps {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern PORT_NAME =
            Pattern.compile("(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX].*");
    private static final int LONGEST_NAMESPACE_KEY = 28;

    private final Topology topology;
    private final ObjectRef object;
    private final @Nullable Object tree;
    private final boolean isNetworkPolicy;
    private final SortedSet<Finding> findings = new TreeSet<>();

    TreeTraps(Topology topology, Object tree) {
        this.topology = topology;
        this.tree = tree;
        String kind = text(member(tree, "kind"));
        Object metadata = member(tree, "metadata");
        String version = text(member(tree, "apiVersion"));
        String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
        Object namespace = member(metadata, "namespace");
        this.object =
                new ObjectRef(group, kind, namespace == null ? null : text(namespace), text(member(metadata, "name")));
        this.isNetworkPolicy = kind.equals("NetworkPolicy");
    }

    SortedSet<Finding> find() {
        rule(member(tree, "spec"), "spec");
        each(member(tree, "specs"), "specs", this::rule);
        return findings;
    }

    private void rule(@Nullable Object rule, String path) {
        for (String section : List.of("ingress", "egress", "ingressDeny", "egressDeny")) {
            each(member(rule, section), path + "." + section, isNetworkPolicy ? this::networkItem : this::item);
        }
    }

    private void item(@Nullable Object item, String path) {
        emptyNames(item, path);
        requires(item, path);
        services(item, path);
        for (String key : List.of("fromCIDRSet", "toCIDRSet")) {
            each(member(item, key), path + "." + key, this::wholeOfIpv6);
        }
        each(
                member(item, "toPorts"),
                path + ".toPorts",
                (rule, at) -> each(member(rule, "ports"), at + ".ports", this::port));
        each(
                member(item, "icmps"),
                path + ".icmps",
                (rule, at) -> each(member(rule, "fields"), at + ".fields", this::icmp));
    }

    private void add(String code, String path, String sentence, String remedy) {
        findings.add(new Finding(code, new Clause.Origin(object, path), sentence, remedy));
    }

    /** Silent widening 1. */
    private void emptyNames(@Nullable Object item, String path) {
        if (isEmptyList(member(item, "toFQDNs"))) {
            add(
                    "empty-fqdn-list",
                    path + ".toFQDNs",
                    "An empty list of names does not mean nobody: the ports below it are open to everybody.",
                    "Remove the item, or name somebody.");
        }
    }

    /** Silent widening 2. */
    private void requires(@Nullable Object item, String path) {
        for (String way : List.of("from", "to")) {
            String key = way + "Requires";
            if (has(item, key)) {
                boolean open = has(item, "toPorts") && !isFilled(member(item, way + "Endpoints"));
                add(
                        "requires-widens",
                        path + "." + key,
                        open
                                ? key + " is ignored beside toPorts without " + way
                                        + "Endpoints: the ports are open to everybody."
                                : key + " narrows every policy that selects the same pods, not only this one.",
                        "Put the labels into " + way + "Endpoints.");
            }
        }
    }

    /** Silent widening 2, for services. */
    private void services(@Nullable Object item, String path) {
        if (isFilled(member(item, "toServices")) && isFilled(member(item, "toPorts"))) {
            add(
                    "services-widen",
                    path + ".toServices",
                    "While none of the services is found, the ports are open to everybody.",
                    "Use toEndpoints with the pods' labels.");
        }
    }

    /** Silent widening 7. */
    private void wholeOfIpv6(@Nullable Object rule, String path) {
        if (!topology.dualStack() && text(member(rule, "cidr")).equals("::/0")) {
            add(
                    "ipv6-whole-is-ipv4",
                    path + ".cidr",
                    "Where there is no IPv6, ::/0 in a CIDR set means the whole world of IPv4.",
                    "Remove it.");
        }
    }

    /** Silent widening 8 and 9. */
    private void port(@Nullable Object port, String path) {
        String spelt = text(member(port, "port"));
        boolean name = PORT_NAME.matcher(spelt).matches()
                && !HEXADECIMAL.matcher(spelt).matches();
        if (!spelt.isEmpty() && !NUMBER.matcher(spelt).matches() && !name) {
            add(
                    "port-spelling",
                    path + ".port",
                    "Cilium does not read '" + spelt
                            + "' as people do: _ is skipped, 0 begins octal, 0x is a name; such ports get lost or open all.",
                    "Write the port in plain decimal digits.");
        }
    }

    /** Silent widening 10. */
    private void icmp(@Nullable Object field, String path) {
        String type = text(member(field, "type"));
        boolean ipv6 = text(member(field, "family")).equals("IPv6");
        if (!ipv6 && (type.equals("0") || type.equals("EchoReply"))) {
            add(
                    "echo-reply-is-any-icmp",
                    path + ".type",
                    "ICMPv4 type 0 is kept as port 0, which means every ICMPv4 type.",
                    "Remove it: replies pass without a rule.");
        }
    }

    private void networkItem(@Nullable Object item, String path) {
        for (String side : List.of("from", "to")) {
            each(member(item, side), path + "." + side, this::networkPeer);
        }
    }

    /** Silent widening 3 and 4. */
    private void networkPeer(@Nullable Object peer, String path) {
        Object selector = member(peer, "namespaceSelector");
        if (member(selector, "matchLabels") instanceof Map<?, ?> labels) {
            labels.keySet().forEach(key -> namespaceKey(text(key), path));
        }
        each(
                member(selector, "matchExpressions"),
                path + ".namespaceSelector.matchExpressions",
                (expression, at) -> namespaceKey(text(member(expression, "key")), at));
    }

    private void namespaceKey(String key, String path) {
        if (key.indexOf('/') < 0 && key.length() > LONGEST_NAMESPACE_KEY) {
            add(
                    "network-policy-not-enforced",
                    path,
                    "Cilium refuses the namespace label '" + key
                            + "' as too long, silently: the policy is not enforced.",
                    "Use a label key of at most 28 characters, or one with a prefix and a slash.");
        }
    }
}
