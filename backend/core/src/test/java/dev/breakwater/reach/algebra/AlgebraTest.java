package dev.breakwater.reach.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.FlowDifference;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Reachability;
import dev.breakwater.reach.Request;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.algebra.NaiveClauses.Asked;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The algebra against an evaluator that walks all clauses for each flow. */
class AlgebraTest {
    private static final List<Integer> PORTS = List.of(0, 52, 53, 54, 80, 81, 82, 443, 8080, 8090, 65535);
    private static final List<Integer> TYPES = List.of(0, 8, 9, 128);

    /** A world with two states in it, and all flows worth asking for. */
    private static final class World {
        final RandomClauses random;
        final Topology topology;
        final List<Clause> before;
        final List<Clause> after;
        final Space space;
        final List<String> ends = new ArrayList<>();

        World(long seed, int most) {
            random = new RandomClauses(seed);
            topology = random.topology();
            before = random.clauses(most);
            after = new ArrayList<>(before);
            after.removeIf(_ -> random.chance(30));
            after.addAll(random.clauses(most / 2));
            Set<Clause> every = new LinkedHashSet<>(before);
            every.addAll(after);
            space = Space.of(topology, every);
            topology.endpoints().forEach(endpoint -> ends.add(endpoint.id()));
            ends.addAll(List.of("host", "remote-node", "unmanaged", "kube-apiserver"));
            topology.nodes().forEach(node -> ends.addAll(List.of("host:" + node.name(), "remote-node:" + node.name())));
            RandomClauses.ADDRESSES.stream()
                    .filter(address -> topology.dualStack() || address.indexOf(':') < 0)
                    .filter(address -> topology.nodes().stream().noneMatch(node -> address.equals(node.ipv4())))
                    .forEach(ends::add);
        }

        NaiveClauses naive(List<Clause> clauses) {
            return new NaiveClauses(topology, clauses);
        }
    }

    private interface FlowCheck {
        void check(String from, String to, Protocol protocol, int port, Asked asked);
    }

    private static void forEachFlow(World world, FlowCheck check) {
        for (String from : world.ends) {
            for (String to : world.ends) {
                for (Protocol protocol : Protocol.values()) {
                    boolean icmp = protocol == Protocol.ICMP || protocol == Protocol.ICMPV6;
                    for (int port : icmp ? TYPES : PORTS) {
                        check.check(from, to, protocol, port, asked(world.random, port));
                    }
                }
            }
        }
    }

    private static Asked asked(RandomClauses random, int port) {
        return new Asked(
                random.oneOf(List.of("GET", "POST")),
                random.oneOf(List.of("/a", "/b")),
                random.oneOf(List.of("a.example.com", "b.example.com")));
    }

    static boolean passes(Passage passage, Asked asked) {
        return passage.requests().stream().anyMatch(request -> matches(request, asked));
    }

    private static boolean matches(Request request, Asked asked) {
        return switch (request) {
            case Request.Any _ -> true;
            case Request.Nothing _ -> false;
            case Request.Http(var rule) ->
                NaiveClauses.whole(rule.method(), asked.method()) && NaiveClauses.whole(rule.path(), asked.path());
            case Request.Question(var pattern) -> pattern.matches(asked.name());
            case Request.ServerName(var name) -> name.equals(asked.name());
            case Request.Both(var all) -> all.stream().allMatch(each -> matches(each, asked));
            case Request.Other(var than) -> than.stream().noneMatch(each -> matches(each, asked));
            case Request.Unmodelled _ -> throw new IllegalStateException("not drawn");
        };
    }

    @Test
    void answersAsTheClausesDoFlowByFlow() {
        long first = Long.getLong("reach.seed", System.nanoTime());
        long flows = 0;
        for (int i = 0; i < Integer.getInteger("reach.worlds", 300); i++) {
            long seed = first + i;
            var world = new World(seed, 12);
            var reachability = world.space.reachability(world.before);
            var naive = world.naive(world.before);
            for (int n = 0; n < 1500; n++) {
                String from = world.random.oneOf(world.ends);
                String to = world.random.oneOf(world.ends);
                Protocol protocol = world.random.oneOf(List.of(Protocol.values()));
                int port = world.random.oneOf(protocol == Protocol.ICMP || protocol == Protocol.ICMPV6 ? TYPES : PORTS);
                Asked asked = asked(world.random, port);
                Party source = world.space.party(from);
                Party target = world.space.party(to);
                var answer = naive.answer(from, to, protocol, port, asked);
                Passage egress = reachability.egress(source, target, protocol, port);
                Passage ingress = reachability.ingress(source, target, protocol, port);
                var found = new NaiveClauses.Answer(
                        reachability.allows(source, target, protocol, port),
                        passes(egress, asked) && passes(ingress, asked));
                assertThat(found)
                        .as(
                                "seed %d: %s -> %s %s %d %s%n%s%n%s",
                                seed, from, to, protocol, port, asked, world.topology, world.before)
                        .isEqualTo(answer);
                flows++;
            }
        }
        System.out.println("algebra agrees on " + flows + " flows, seeds from " + first);
    }

    @Test
    void saysExactlyWhatDiffers() {
        long first = Long.getLong("reach.seed", System.nanoTime());
        for (int i = 0; i < Integer.getInteger("reach.worlds", 40); i++) {
            long seed = first + i;
            var world = new World(seed, 10);
            FlowDifference difference =
                    world.space.reachability(world.before).differenceTo(world.space.reachability(world.after));
            var before = world.naive(world.before);
            var after = world.naive(world.after);
            forEachFlow(world, (from, to, protocol, port, asked) -> {
                var was = before.answer(from, to, protocol, port, asked);
                var is = after.answer(from, to, protocol, port, asked);
                if (meets(from, to)) {
                    var packets = was.packets() != is.packets();
                    String flow = "seed " + seed + ": " + from + " -> " + to + " " + protocol + " " + port + " " + asked
                            + " was " + was + " is " + is + " in " + difference;
                    boolean gained = packets ? is.request() : !was.request() && is.request();
                    boolean lost = packets ? was.request() : was.request() && !is.request();
                    assertThat(holding(world, difference.allowed(), from, to, protocol, port, asked))
                            .as(flow)
                            .isEqualTo(gained ? 1 : 0);
                    assertThat(holding(world, difference.denied(), from, to, protocol, port, asked))
                            .as(flow)
                            .isEqualTo(lost ? 1 : 0);
                }
            });
        }
        System.out.println("differences are exact, seeds from " + first);
    }

    /** A node as seen from itself only meets pods. */
    private static boolean meets(String from, String to) {
        return !(from.startsWith("host") && to.startsWith("host"));
    }

    private static long holding(
            World world, List<FlowRow> rows, String from, String to, Protocol protocol, int port, Asked asked) {
        Party source = world.space.party(from);
        Party target = world.space.party(to);
        return rows.stream()
                .filter(row -> row.sources().members().contains(source)
                        && row.destinations().members().contains(target))
                .flatMap(row -> row.traffic().stream())
                .filter(traffic -> traffic.protocol() == protocol && traffic.first() <= port && port <= traffic.last())
                .filter(traffic -> traffic.requests().isEmpty()
                        || traffic.requests().stream().anyMatch(request -> matches(request, asked)))
                .count();
    }

    @Test
    void seesWhatAStepCutsAndWhatItLeaks() {
        long first = Long.getLong("reach.seed", System.nanoTime());
        for (int i = 0; i < Integer.getInteger("reach.worlds", 40); i++) {
            long seed = first + i;
            var world = new World(seed, 8);
            var before = world.space.reachability(world.before);
            var after = world.space.reachability(world.after);
            List<Clause> lower = bound(world, Effect.ALLOW);
            List<Clause> upper = bound(world, Effect.DENY);
            List<FlowRow> cut = before.cut(after, world.space.reachability(lower));
            List<FlowRow> leaked = before.leaked(after, world.space.reachability(upper));
            List<FlowRow> dropped = cut.stream().filter(row -> !row.rehandled()).toList();
            var was = world.naive(world.before);
            var is = world.naive(world.after);
            var low = world.naive(lower);
            var high = world.naive(upper);
            forEachFlow(world, (from, to, protocol, port, asked) -> {
                boolean then = was.answer(from, to, protocol, port, asked).request();
                boolean now = is.answer(from, to, protocol, port, asked).request();
                if (then == now && meets(from, to)) {
                    String flow =
                            "seed " + seed + ": " + from + " -> " + to + " " + protocol + " " + port + " " + asked;
                    if (then && !low.answer(from, to, protocol, port, asked).request()) {
                        assertThat(holding(world, dropped, from, to, protocol, port, asked))
                                .as(flow)
                                .isPositive();
                    }
                    if (!then && high.answer(from, to, protocol, port, asked).request()) {
                        assertThat(holding(world, leaked, from, to, protocol, port, asked))
                                .as(flow)
                                .isPositive();
                    }
                    boolean plain = port != 53 && port != 80 && port != 81 && port != 443;
                    if (plain && holding(world, dropped, from, to, protocol, port, asked) > 0) {
                        assertThat(then
                                        && !low.answer(from, to, protocol, port, asked)
                                                .packets())
                                .as(flow)
                                .isTrue();
                    }
                    if (plain && holding(world, leaked, from, to, protocol, port, asked) > 0) {
                        assertThat(!then
                                        && high.answer(from, to, protocol, port, asked)
                                                .packets())
                                .as(flow)
                                .isTrue();
                    }
                }
            });
        }
        System.out.println("cut and leaked hold, seeds from " + first);
    }

    /** Clauses of this effect as far as both states have them, all others of either; or the other way round for DENY. */
    private static List<Clause> bound(World world, Effect inBoth) {
        Set<Clause> either = new LinkedHashSet<>(world.before);
        either.addAll(world.after);
        either.removeIf(clause -> {
            boolean both = world.before.contains(clause) && world.after.contains(clause);
            boolean narrows =
                    inBoth == Effect.ALLOW ? clause.effect() == Effect.ALLOW : clause.effect() != Effect.ALLOW;
            return narrows && !both;
        });
        return List.copyOf(either);
    }

    @Test
    void computesAnewOnlyWhatChangesAndFindsTheSame() {
        long first = Long.getLong("reach.seed", System.nanoTime());
        for (int i = 0; i < Integer.getInteger("reach.worlds", 60); i++) {
            long seed = first + i;
            var random = new RandomClauses(seed);
            Topology topology = random.topology();
            List<Clause> pool = random.clauses(40);
            var space = Space.of(topology, pool);
            Set<Clause> present = new LinkedHashSet<>();
            Reachability reachability = space.reachability(present);
            for (int step = 0; step < 15; step++) {
                List<Clause> added = pool.stream().filter(_ -> random.chance(8)).toList();
                List<Clause> removed = present.stream()
                        .filter(_ -> random.chance(15))
                        .filter(clause -> !added.contains(clause))
                        .toList();
                removed.forEach(present::remove);
                present.addAll(added);
                reachability = space.reachability(reachability, added, removed);
                Reachability full = space.reachability(present);
                assertThat(full.differenceTo(reachability).isEmpty())
                        .as("seed %d step %d", seed, step)
                        .isTrue();
                assertThat(reachability.clauses()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(present);
            }
        }
        System.out.println("increments equal the whole, seeds from " + first);
    }
}
