package dev.breakwater.reach.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Flow;
import dev.breakwater.reach.Flow.End;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Reach;
import dev.breakwater.reach.Reachability;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Verdict;
import dev.breakwater.reach.Verdict.Proxied;
import dev.breakwater.reach.algebra.NaiveClauses.Asked;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The algebra against the engine that decides single flows, filter by filter as Cilium keeps them. */
class ReachAgreementTest {
    private static final List<Integer> PORTS = List.of(0, 53, 54, 80, 81, 82, 443, 8080, 8090, 65535);

    @Test
    void agreesWithTheEngineOfSingleFlows() {
        long first = Long.getLong("reach.seed", ThreadLocalRandom.current().nextLong(1L << 40));
        System.out.println("ReachAgreementTest: seeds from " + first);
        long decided = 0;
        for (int i = 0; i < Integer.getInteger("reach.worlds", 2_000); i++) {
            long seed = first + i;
            var random = new RandomClauses(seed);
            Topology topology = random.topology();
            List<Clause> clauses = random.clauses(12);
            var reach = Reach.of(topology, clauses);
            var space = Space.of(topology, clauses);
            var reachability = space.reachability(clauses);
            List<End> ends = ends(topology);
            for (int n = 0; n < 400; n++) {
                End from = random.oneOf(ends);
                End to = random.oneOf(ends);
                if (isOurs(from) || isOurs(to)) {
                    decided += agree(seed, random, from, to, reach, space, reachability) ? 1 : 0;
                }
            }
        }
        assertThat(decided).isPositive();
        System.out.println("algebra and engine agree on " + decided + " flows, seeds from " + first);
    }

    private static boolean isOurs(End end) {
        return end instanceof End.Pod;
    }

    private static List<End> ends(Topology topology) {
        List<End> ends = new ArrayList<>();
        topology.endpoints().forEach(endpoint -> ends.add(new End.Pod(endpoint.id())));
        topology.nodes().forEach(node -> ends.add(new End.OfNode(node.name())));
        List.of("host", "remote-node", "unmanaged", "kube-apiserver").forEach(name -> ends.add(new End.Entity(name)));
        RandomClauses.ADDRESSES.stream()
                .filter(address -> topology.dualStack() || address.indexOf(':') < 0)
                .filter(address -> topology.nodes().stream().noneMatch(node -> address.equals(node.ipv4())))
                .forEach(address -> ends.add(new End.Address(address)));
        return ends;
    }

    private static boolean agree(
            long seed, RandomClauses random, End from, End to, Reach reach, Space space, Reachability reachability) {
        Protocol protocol = random.oneOf(List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP, Protocol.ICMP));
        int port = random.oneOf(PORTS);
        Asked asked = new Asked(
                random.oneOf(List.of("GET", "POST")),
                random.oneOf(List.of("/a", "/b")),
                random.oneOf(List.of("a.example.com", "b.example.com")));
        Flow flow = Flow.of(from, to, protocol, port)
                .ofType(8)
                .with(new Flow.HttpRequest(asked.method(), asked.path(), "", Map.of()))
                .asking(asked.name())
                .naming(asked.name());
        Verdict verdict = reach.decide(flow);
        if (verdict instanceof Verdict.Conflicting || verdict instanceof Verdict.Undecided) {
            return false;
        }
        Party source = party(space, from, to);
        Party target = party(space, to, from);
        int number = protocol == Protocol.ICMP ? 8 : port;
        var egress = reachability.egress(source, target, protocol, number);
        var ingress = reachability.ingress(source, target, protocol, number);
        boolean packets = egress.allows() && ingress.allows();
        String said = "seed " + seed + ": " + flow + "\n" + verdict + "\n" + egress + "\n" + ingress + "\n"
                + space.topology() + "\n" + reachability.clauses();
        assertThat(packets).as(said).isEqualTo(verdict instanceof Verdict.Allowed);
        if (verdict instanceof Verdict.Allowed allowed) {
            boolean passes = AlgebraTest.passes(egress, asked) && AlgebraTest.passes(ingress, asked);
            assertThat(passes).as(said).isEqualTo(allowed.proxied() != Proxied.DENIED);
        }
        return true;
    }

    /** A node is seen as the local host by the pods that run there. */
    private static Party party(Space space, End end, End seenBy) {
        String here = nodeOf(space.topology(), seenBy);
        return space.party(
                switch (end) {
                    case End.Pod(var id) -> id;
                    case End.Entity(var name) -> name.equals("host") && !here.isEmpty() ? "host:" + here : name;
                    case End.Address(var address) -> address;
                    case End.Name(var name) -> name;
                    case End.OfNode(var name) -> (name.equals(here) ? "host:" : "remote-node:") + name;
                });
    }

    /** Empty where no known node runs it. */
    private static String nodeOf(Topology topology, End end) {
        return topology.endpoints().stream()
                .filter(each -> end.equals(new End.Pod(each.id())))
                .map(Endpoint::node)
                .filter(Objects::nonNull)
                .filter(node ->
                        topology.nodes().stream().anyMatch(each -> each.name().equals(node)))
                .findFirst()
                .orElse("");
    }
}
