package dev.breakwater.console.reach;

import dev.breakwater.console.reach.Arrow.Opening;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Action;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All arrows of a landscape: one for each pair of places between which anything is open, whatever and however much opens it. */
final class Arrows {
    private static final List<Port> NAMES = List.of(Port.parse("53/UDP"), Port.parse("53/TCP"));

    private final Landscape seen;
    private final List<PolicyIntent> denying;
    private final Map<Pair, List<Opening>> open = new TreeMap<>();

    private record Pair(Place from, Place to) implements Comparable<Pair> {
        private static final Comparator<Pair> ORDER = Comparator.comparing((Pair pair) -> pair.from.key())
                .thenComparing(pair -> pair.to.key())
                .thenComparing(Pair::toString);

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    private Arrows(Landscape seen) {
        this.seen = seen;
        denying = seen.policies().stream()
                .filter(policy -> policy.spec().rules().stream().anyMatch(rule -> rule.action() == Action.DENY))
                .toList();
        seen.contracts().forEach(this::contract);
        seen.policies().forEach(policy -> policy.spec().rules().forEach(rule -> rule(policy, rule)));
        if (seen.focus() != null && !seen.isRequested(seen.focus())) {
            floor(seen.focus());
        }
    }

    static List<Arrow> of(Landscape seen) {
        var arrows = new Arrows(seen);
        return arrows.open.entrySet().stream()
                .map(each -> arrows.arrow(each.getKey(), each.getValue()))
                .toList();
    }

    private Arrow arrow(Pair pair, List<Opening> openings) {
        boolean inForce = pair.to instanceof Place.NameServer
                || Stream.of(pair.from, pair.to)
                        .allMatch(place -> !(place instanceof Place.OfTenant(var id)) || seen.isApproved(id));
        return new Arrow(pair.from, pair.to, inForce, List.copyOf(openings), lessening(pair, openings));
    }

    private void contract(ContractIntent contract) {
        var terms = contract.terms();
        Question flow = question(
                end(contract.consumer(), terms.callers()),
                end(contract.provider(), terms.offered()),
                new Traffic.Ports(terms.ports()));
        add(
                new Pair(new Place.OfTenant(contract.consumer()), new Place.OfTenant(contract.provider())),
                new Opening(contract.subject(), new Traffic.Ports(terms.ports()), flow));
    }

    /** A rule about the partner of a contract opens nothing that the contract does not. */
    private void rule(PolicyIntent policy, Rule rule) {
        Place other = Place.of(rule.peer());
        if (rule.action() == Action.DENY || other == null) {
            return;
        }
        TenantId tenant = policy.id().tenant();
        String own = end(tenant, rule.subject());
        boolean leaves = rule.direction() == Direction.EGRESS;
        Question flow =
                leaves ? question(own, other.end(), rule.traffic()) : question(other.end(), own, rule.traffic());
        add(
                leaves ? new Pair(new Place.OfTenant(tenant), other) : new Pair(other, new Place.OfTenant(tenant)),
                new Opening(policy.subject(), rule.traffic(), flow));
    }

    private void floor(TenantId tenant) {
        Place dns = new Place.NameServer();
        Traffic names = new Traffic.Ports(NAMES);
        add(
                new Pair(new Place.OfTenant(tenant), dns),
                new Opening(null, names, question(end(tenant, Endpoints.ALL), dns.end(), names)));
    }

    private void add(Pair pair, Opening opening) {
        open.computeIfAbsent(pair, _ -> new ArrayList<>()).add(opening);
    }

    private String end(TenantId tenant, Endpoints named) {
        return Known.end(seen.tenants().get(tenant), tenant, named);
    }

    private Question question(String from, String to, Traffic traffic) {
        String port = switch (traffic) {
            case Traffic.Everything _ -> "443/TCP"; // any would do
            case Traffic.Ports(var ports) -> single(ports);
            case Traffic.Http(var ports, var _) -> single(ports);
            case Traffic.Dns(var ports, var _) -> single(ports);
            case Traffic.Icmp _ -> ""; // has none: what is asked is to be completed
        };
        return Question.flow(from, to, port, "", seen.at());
    }

    private static String single(List<Port> ports) {
        return ports.getFirst().first() + "/" + ports.getFirst().protocol();
    }

    /** Policies of a tenant at either end with a rule that denies some of what there may be between the two, on whatever port. */
    private SortedSet<Subject> lessening(Pair pair, List<Opening> openings) {
        var found = new TreeSet<Subject>();
        for (PolicyIntent policy : denying) {
            var tenant = new Place.OfTenant(policy.id().tenant());
            policy.spec().rules().stream()
                    .filter(rule -> rule.action() == Action.DENY)
                    .filter(rule -> tenant.equals(rule.direction() == Direction.EGRESS ? pair.from : pair.to))
                    .filter(rule ->
                            meets(rule.peer(), rule.direction() == Direction.EGRESS ? pair.to : pair.from, openings))
                    .forEach(_ -> found.add(policy.subject()));
        }
        return found;
    }

    private static boolean meets(Peer denied, Place place, List<Opening> openings) {
        return switch (denied) {
            case Peer.Block block -> place instanceof Place.Outside(var peer) && mayMeet(block, peer);
            case Peer.ContractPartner(var contract) ->
                openings.stream().anyMatch(opening -> Subject.of(contract).equals(opening.by()));
            case Peer.SameTenant _, Peer.FqdnName _, Peer.FqdnPattern _, Peer.Entity _ -> false;
        };
    }

    /** Nobody knows which addresses a name will have; nodes are matched by no block. */
    private static boolean mayMeet(Peer.Block denied, Peer allowed) {
        return switch (allowed) {
            case Peer.Block block ->
                block.cidr().overlaps(denied.cidr())
                        && block.except().stream().noneMatch(hole -> hole.contains(denied.cidr()));
            case Peer.FqdnName _, Peer.FqdnPattern _ -> true;
            case Peer.Entity(var entity) -> entity == Peer.Reserved.WORLD;
            case Peer.SameTenant _, Peer.ContractPartner _ -> false;
        };
    }
}
