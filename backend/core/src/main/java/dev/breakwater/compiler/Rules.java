package dev.breakwater.compiler;

import dev.breakwater.cilium.ClusterwidePolicy.Item;
import dev.breakwater.cilium.PeerSet;
import dev.breakwater.cilium.PeerSet.Except;
import dev.breakwater.cilium.PortSet;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Action;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one rule says in Cilium's words; a rule without a peer in force says nothing. */
final class Rules {
    private Rules() {}

    static Stream<Item> items(Rule rule, TenantScope scope) {
        return switch (rule.peer()) {
            case Peer.SameTenant(var endpoints) -> Stream.of(item(endpoints(scope, scope.id(), endpoints), rule));
            case Peer.ContractPartner(var id) ->
                partnerItems(rule, scope.snapshot().contract(id), scope);
            case Peer.Block(var cidr, var except) -> Stream.of(item(block(cidr, except), rule));
            case Peer.FqdnName(var name) -> Stream.of(item(new PeerSet.Fqdn(name), rule));
            case Peer.FqdnPattern(var pattern) -> Stream.of(item(new PeerSet.Fqdn(pattern), rule));
            case Peer.Entity(var entity) -> Stream.of(item(new PeerSet.Entity(word(entity)), rule));
        };
    }

    /** Within what the contract names: an allow never goes beyond its ports and its direction, a deny may. */
    private static Stream<Item> partnerItems(Rule rule, @Nullable ContractIntent contract, TenantScope scope) {
        if (contract == null || !contract.tenants().contains(scope.id()) || !scope.isInForce(contract)) {
            return Stream.empty();
        }
        boolean provides = contract.provider().equals(scope.id());
        PeerSet partner = provides
                ? endpoints(scope, contract.consumer(), contract.terms().callers())
                : endpoints(scope, contract.provider(), contract.terms().offered());
        if (rule.action() == Action.DENY) {
            return Stream.of(item(partner, rule));
        }
        List<Port> ports = rule.direction() == (provides ? Direction.INGRESS : Direction.EGRESS)
                ? within(rule.traffic(), contract)
                : List.of();
        return ports.isEmpty() ? Stream.empty() : Stream.of(new Item(partner, new PortSet.Plain(ports)));
    }

    /** The rule's ports that the contract also names. */
    static List<Port> within(Traffic traffic, ContractIntent contract) {
        List<Port> named = contract.terms().ports();
        return switch (traffic) {
            case Traffic.Everything() -> named;
            case Traffic.Ports(var ports) ->
                ports.stream()
                        .flatMap(port -> named.stream().filter(port::overlaps).map(other -> common(port, other)))
                        .distinct()
                        .sorted()
                        .limit(PortSet.MOST)
                        .toList();
            case Traffic.Http _, Traffic.Dns _, Traffic.Icmp _ -> List.of();
        };
    }

    private static Port common(Port one, Port other) {
        return new Port(Math.max(one.first(), other.first()), Math.min(one.last(), other.last()), one.protocol());
    }

    private static Item item(PeerSet peers, Rule rule) {
        return new Item(peers, ports(rule.traffic()));
    }

    private static PeerSet endpoints(TenantScope scope, TenantId whose, Endpoints endpoints) {
        return new PeerSet.Endpoints(scope.select(whose, endpoints));
    }

    private static PeerSet block(Cidr cidr, List<Cidr> except) {
        if (except.isEmpty()) {
            return new PeerSet.Block(cidr);
        }
        if (cidr.isIpv6() && cidr.prefix() == 0) {
            return new PeerSet.BlocksExcept(halves(except));
        }
        return new PeerSet.BlocksExcept(List.of(new Except(cidr, except)));
    }

    /** All of IPv6 in two halves: as one set with exceptions it would select all of IPv4 on an agent without IPv6. */
    private static List<Except> halves(List<Cidr> except) {
        return Stream.of(Cidr.parse("::/1"), Cidr.parse("8000::/1"))
                .filter(half -> !except.contains(half))
                .map(half ->
                        new Except(half, except.stream().filter(half::contains).toList()))
                .toList();
    }

    private static PortSet ports(Traffic traffic) {
        return switch (traffic) {
            case Traffic.Everything() -> new PortSet.Every();
            case Traffic.Ports(var ports) -> new PortSet.Plain(ports);
            case Traffic.Http(var ports, var rules) ->
                new PortSet.Http(
                        ports,
                        rules.stream()
                                .map(rule ->
                                        new PortSet.HttpMatch(rule.method(), rule.path(), rule.host(), rule.headers()))
                                .toList());
            case Traffic.Dns(var ports, var names) ->
                new PortSet.Dns(
                        ports, names.stream().map(Traffic.DnsName::pattern).toList());
            case Traffic.Icmp(var types) ->
                new PortSet.Icmp(types.stream()
                        .map(type -> new PortSet.IcmpField(type.ipv6() ? "IPv6" : "IPv4", type.type()))
                        .toList());
        };
    }

    private static String word(Peer.Reserved entity) {
        return entity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
