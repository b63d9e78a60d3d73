package dev.breakwater.reach.object;

import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Selector.CidrLabel;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Peers by address: {@code fromCIDR}, {@code fromCIDRSet}, a NetworkPolicy's {@code ipBlock}, and CiliumCIDRGroups. */
final class CidrPeers {
    private static final List<String> WHOLE = List.of("0.0.0.0/0", "::/0");

    private CidrPeers() {}

    /** An item of {@code fromCIDR}. */
    static Stream<Peer> plain(Tree tree, Topology topology) {
        String text = tree.requiredText();
        Cidr cidr = masked(tree.path(), text);
        if (cidr.prefix() > 0 || (WHOLE.contains(text) && (topology.dualStack() || !cidr.isIpv6()))) {
            return Stream.of(new Peer.Block(cidr, List.of(), true));
        }
        // Cilium compares the text to know the world: other spellings get only what some policy names as a prefix
        return Stream.of(new Peer.Labelled(Selector.of(Requirement.is(CidrLabel.of(cidr)))));
    }

    /** An item of {@code fromCIDRSet}, which is exactly one of cidr, cidrGroupRef and cidrGroupSelector. */
    static Stream<Peer> ruled(Tree rule, Topology topology) {
        var kinds = Stream.of("cidr", "cidrGroupRef", "cidrGroupSelector")
                .filter(kind -> rule.at(kind).isPresent())
                .toList();
        if (kinds.size() != 1) {
            throw Unacceptable.schema(
                    rule.path(),
                    kinds.isEmpty()
                            ? "one of cidr, cidrGroupRef, or cidrGroupSelector is required"
                            : "more than one of cidr, cidrGroupRef, or cidrGroupSelector may not be set");
        }
        List<Cidr> except = rule.at("except").items().stream()
                .map(item -> masked(item.path(), item.requiredText()))
                .toList();
        return switch (kinds.getFirst()) {
            case "cidr" -> blocks(rule, except, topology);
            case "cidrGroupRef" -> Stream.of(group(rule.at("cidrGroupRef"), except));
            default -> Stream.of(groups(rule.at("cidrGroupSelector"), except));
        };
    }

    private static Stream<Peer> blocks(Tree rule, List<Cidr> except, Topology topology) {
        Cidr cidr = masked(rule.at("cidr").path(), rule.at("cidr").requiredText());
        except.forEach(inner -> {
            if (!cidr.contains(inner.network())) {
                throw Unacceptable.cilium(
                        rule.path(), "allow CIDR prefix " + cidr + " does not contain exclude CIDR prefix " + inner);
            }
        });
        if (cidr.prefix() > 0) {
            return Stream.of(new Peer.Block(cidr, except));
        }
        if (except.stream().anyMatch(inner -> inner.prefix() == 0)) {
            return Stream.of(new Peer.Labelled(worldOutside(cidr, except, topology)));
        }
        Stream<Peer> own = Stream.of(new Peer.Block(cidr, except));
        // with one address family there is one world, so that ::/0 is every IPv4 address too
        return cidr.isIpv6() && !topology.dualStack()
                ? Stream.concat(own, Stream.of(new Peer.Labelled(worldOutside(cidr, except, topology))))
                : own;
    }

    private static Selector worldOutside(Cidr cidr, List<Cidr> except, Topology topology) {
        Label world = Label.world(cidr.isIpv6(), topology.dualStack());
        return outside(List.of(Requirement.exists(world.source(), world.key())), except);
    }

    private static Peer group(Tree name, List<Cidr> except) {
        if (!LabelNames.isSubdomain(name.requiredText())) {
            throw Unacceptable.schema(name.path(), "Invalid value: should be a DNS-1123 subdomain");
        }
        var named = Requirement.exists(Label.CIDR_GROUP, LabelNames.CIDR_GROUP_NAME + name.requiredText());
        return new Peer.Labelled(outside(List.of(named), except));
    }

    /** Selects by the labels of groups; one without any requirement selects everybody, pods too, as in Cilium. */
    private static Peer groups(Tree selector, List<Cidr> except) {
        var draft = SelectorDraft.empty().and(selector, key -> Label.CIDR_GROUP + "." + key);
        Selector completed = outside(draft.selector().requirements(), except);
        return completed.requirements().isEmpty() ? new Peer.Anybody() : new Peer.Labelled(completed);
    }

    private static Selector outside(List<Requirement> wanted, List<Cidr> except) {
        var requirements = new ArrayList<>(wanted);
        except.forEach(inner -> requirements.add(Requirement.doesNotExist(Label.CIDR, CidrLabel.key(inner))));
        return new Selector(requirements);
    }

    /** A prefix as Go reads it: what stands beyond it is masked away. */
    static Cidr masked(String path, String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw Unacceptable.schema(path, "Invalid value: \"" + text + "\" is not a CIDR")
                    .remedy("A single address is written " + text + (text.indexOf(':') < 0 ? "/32" : "/128"));
        }
        try {
            IpAddress address = IpAddress.parse(text.substring(0, slash));
            return Cidr.around(address, length(text, slash));
        } catch (Rejection | NumberFormatException _) {
            throw Unacceptable.schema(path, "Invalid value: \"" + text + "\": unable to parse CIDR");
        }
    }

    private static int length(String text, int slash) {
        String digits = text.substring(slash + 1);
        if (!digits.equals(String.valueOf(Integer.parseInt(digits)))) {
            throw new NumberFormatException(digits);
        }
        return Integer.parseInt(digits);
    }
}
