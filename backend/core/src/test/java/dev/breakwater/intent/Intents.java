package dev.breakwater.intent;

import dev.breakwater.intent.ContractIntent.Terms;
import dev.breakwater.intent.PeerProfile.Family;
import dev.breakwater.intent.PeerProfile.Timers;
import dev.breakwater.intent.PeeringIntent.Instance;
import dev.breakwater.intent.Rule.Action;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Short ways to say intents in tests. */
public final class Intents {
    private Intents() {}

    public static TenantIntent tenant(String id, State state, Isolation isolation, String... namespaces) {
        return new TenantIntent(new TenantId(id), "a test", state, isolation, namespaces(namespaces));
    }

    public static TenantIntent strict(String id, String... namespaces) {
        return tenant(id, State.APPROVED, Isolation.STRICT, namespaces);
    }

    public static TenantIntent shared(String id, String... namespaces) {
        return tenant(id, State.APPROVED, Isolation.SHARED, namespaces);
    }

    public static PolicyIntent policy(String id, Rule... rules) {
        return new PolicyIntent(PolicyId.parse(id), new PolicySpec("a test", null, List.of(rules)));
    }

    public static Rule allow(Direction direction, Endpoints subject, Peer peer, Traffic traffic) {
        return new Rule(Action.ALLOW, direction, subject, peer, traffic);
    }

    public static Rule deny(Direction direction, Endpoints subject, Peer peer, Traffic traffic) {
        return new Rule(Action.DENY, direction, subject, peer, traffic);
    }

    public static Endpoints app(String app, String... namespaces) {
        return new Endpoints(namespaces(namespaces), Labels.of("app", app));
    }

    public static Peer inside(String app, String... namespaces) {
        return new Peer.SameTenant(app(app, namespaces));
    }

    public static Peer block(String cidr, String... except) {
        return new Peer.Block(
                Cidr.parse(cidr), Stream.of(except).map(Cidr::parse).toList());
    }

    public static Peer partner(String contract) {
        return new Peer.ContractPartner(ContractId.parse(contract));
    }

    public static List<Port> portList(String... ports) {
        return Stream.of(ports).map(Port::parse).toList();
    }

    public static Traffic ports(String... ports) {
        return new Traffic.Ports(portList(ports));
    }

    public static Traffic http(String method, String path, String... ports) {
        return new Traffic.Http(portList(ports), List.of(new Traffic.HttpRule(method, path, null, List.of())));
    }

    public static Traffic dns(String name, String... ports) {
        return new Traffic.Dns(portList(ports), List.of(Traffic.DnsName.parse(name)));
    }

    public static ContractIntent contract(String id, String consumer, boolean accepted, String... ports) {
        var terms = new Terms(new TenantId(consumer), app("invoice"), Endpoints.ALL, portList(ports));
        return new ContractIntent(ContractId.parse(id), terms, accepted);
    }

    public static PoolIntent pool(String id, String... blocks) {
        return new PoolIntent(
                PoolId.parse(id), Stream.of(blocks).map(Cidr::parse).collect(Collectors.toCollection(TreeSet::new)));
    }

    public static Instance instance(String name, long asn, String nodes) {
        return new Instance(new Name(name), new Asn(asn), Labels.of("breakwater.dev/bgp", nodes));
    }

    public static PeeringIntent peering(String id, Instance instance, long asn, String... addresses) {
        var profile = new PeerProfile(
                new Timers(120, 30, 10), 120, 1, "bgp-edge-md5", new TreeSet<>(Set.of(Family.IPV4, Family.IPV6)));
        var ips = Stream.of(addresses).map(IpAddress::parse).collect(Collectors.toCollection(TreeSet::new));
        return new PeeringIntent(new PeeringId(id), instance, new Asn(asn), ips, profile);
    }

    /** Over each peering with its communities, separated by blanks. */
    public static AdvertisementIntent advertisement(String id, Map<String, String> peerings) {
        var byPeering = new TreeMap<PeeringId, SortedSet<Community>>();
        peerings.forEach((peering, communities) -> byPeering.put(
                new PeeringId(peering),
                Arrays.stream(communities.split(" ", -1))
                        .filter(text -> !text.isEmpty())
                        .map(Community::parse)
                        .collect(Collectors.toCollection(TreeSet::new))));
        return new AdvertisementIntent(AdvertisementId.parse(id), byPeering);
    }

    public static IntentSnapshot snapshot(Intent... intents) {
        return IntentSnapshot.of(List.of(intents));
    }

    private static SortedSet<NamespaceName> namespaces(String... names) {
        return Stream.of(names).map(NamespaceName::new).collect(Collectors.toCollection(TreeSet::new));
    }
}
