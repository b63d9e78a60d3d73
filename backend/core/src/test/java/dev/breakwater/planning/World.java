package dev.breakwater.planning;

import dev.breakwater.cilium.ClusterwidePolicy;
import dev.breakwater.cilium.ClusterwidePolicy.Effect;
import dev.breakwater.cilium.ClusterwidePolicy.Item;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.cilium.PeerSet;
import dev.breakwater.cilium.PortSet;
import dev.breakwater.cilium.Selector;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Topology;
import dev.breakwater.vocabulary.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** One namespace {@code w} of a tenant, with the pods a, b, c and d, and short ways to say policies for them. */
final class World {
    static final String LABEL = "tenant.io/tenantId";
    static final List<String> APPS = List.of("a", "b", "c", "d");
    private static final List<String> PORTS = List.of("80/TCP", "443/TCP");

    private World() {}

    static Topology topology() {
        return Topology.of(
                List.of(new Topology.Namespace("w", Map.of(LABEL, "w"))),
                APPS.stream()
                        .map(app -> Endpoint.pod("w", app, Map.of("app", app)))
                        .toList());
    }

    static Situation situation(List<Manifest> observed, List<Manifest> desired) {
        return Situation.of(observed, desired, topology(), LABEL);
    }

    static Plan plan(List<Manifest> observed, List<Manifest> desired) {
        return new Planner(new PlainReader()).plan(situation(observed, desired));
    }

    /** Egress of the first to the second. */
    static Manifest out(Effect effect, String from, String to, String... ports) {
        return policy(effect, from, List.of(), List.of(item(to, ports)));
    }

    /** Ingress of the second from the first. */
    static Manifest in(Effect effect, String from, String to, String... ports) {
        return policy(effect, to, List.of(item(from, ports)), List.of());
    }

    static Manifest closed(String app) {
        return named("closed", ClusterwidePolicy.closing("closed", app(app)));
    }

    static Manifest policy(Effect effect, String subject, List<Item> ingress, List<Item> egress) {
        return named(
                effect.name().toLowerCase(Locale.ROOT),
                new ClusterwidePolicy("a test", app(subject), effect, ingress, egress));
    }

    static Item item(String app, String... ports) {
        return new Item(
                new PeerSet.Endpoints(app(app)),
                ports.length == 0
                        ? new PortSet.Every()
                        : new PortSet.Plain(Stream.of(ports).map(Port::parse).toList()));
    }

    static Selector app(String app) {
        return app.equals("*")
                ? Selector.labels(Map.of("k8s:io.kubernetes.pod.namespace", "w"))
                : Selector.labels(Map.of("k8s:app", app));
    }

    private static Manifest named(String what, ClusterwidePolicy policy) {
        return manifest("bw-w-" + what + "-" + policy.spec().digest().substring(0, 10), policy.spec());
    }

    static Manifest manifest(String name, Node spec) {
        return new Manifest(
                ObjectKind.CLUSTERWIDE_POLICY.named(name),
                new TreeMap<>(Map.of(Manifest.MANAGED_BY, Manifest.BREAKWATER, LABEL, "w")),
                spec);
    }

    /** Some policies; from the same few, so that before and after have things in common. */
    static List<Manifest> random(RandomGenerator random) {
        var byRef = new TreeMap<ObjectRef, Manifest>();
        for (int count = random.nextInt(7); count > 0; count--) {
            Manifest one = one(random);
            byRef.put(one.ref(), one);
        }
        return new ArrayList<>(byRef.values());
    }

    private static Manifest one(RandomGenerator random) {
        String one = any(random, List.of("a", "b", "c", "d", "*"));
        String other = any(random, List.of("a", "b", "c", "d", "*"));
        String[] ports = random.nextInt(3) == 0 ? new String[0] : new String[] {any(random, PORTS)};
        return switch (random.nextInt(7)) {
            case 0 -> closed(one);
            case 1 -> out(Effect.DENIES, one, other, ports);
            case 2 -> in(Effect.DENIES, one, other, ports);
            case 3, 4 -> out(Effect.ALLOWS, one, other, ports);
            default -> in(Effect.ALLOWS, one, other, ports);
        };
    }

    static <T> T any(RandomGenerator random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    static List<List<Step>> steps(Plan.Rollable plan) {
        return plan.phases().stream().map(Phase::steps).toList();
    }

    static List<Step> steps(Plan.Rollable plan, int phase) {
        return plan.phases().get(phase).steps();
    }
}
