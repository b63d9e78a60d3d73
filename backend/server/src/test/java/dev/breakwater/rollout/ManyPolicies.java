package dev.breakwater.rollout;

import static dev.breakwater.intent.Intents.allow;
import static dev.breakwater.intent.Intents.app;
import static dev.breakwater.intent.Intents.block;
import static dev.breakwater.intent.Intents.deny;
import static dev.breakwater.intent.Intents.http;
import static dev.breakwater.intent.Intents.inside;
import static dev.breakwater.intent.Intents.policy;
import static dev.breakwater.intent.Intents.portList;
import static dev.breakwater.intent.Intents.ports;
import static dev.breakwater.intent.Intents.strict;

import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.compiler.Compiler;
import dev.breakwater.compiler.Unit;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.Traffic;
import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Topology;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tenants with ten policies each in two versions that have no policy in common, partners two by two. Between the versions
 * flows stay, open and close: at one end, at both, and at one while the other does the opposite.
 */
record ManyPolicies(String prefix, int tenants) {
    static final int EACH = 10;

    private static final ClusterSettings SETTINGS =
            new ClusterSettings(ClusterName.parse("many"), ClusterSettings.TENANT_LABEL, ClusterSettings.Guard.DENY);
    private static final Peer EVERYONE = new Peer.SameTenant(Endpoints.ALL);

    /** All objects of the version, which is 0 or 1. */
    List<DesiredObject> objects(int version) {
        var snapshot =
                IntentSnapshot.of(numbers().flatMap(i -> intents(i, version)).toList());
        var compiler = new Compiler(SETTINGS);
        return snapshot.tenants().stream()
                .map(tenant -> new Unit.Tenant(tenant.id()))
                .flatMap(unit -> compiler.compile(unit, snapshot).values().stream()
                        .map(each -> new DesiredObject(each.ref(), unit.toString(), each.yaml(), each.digest(), 0)))
                .toList();
    }

    /** The policies among the objects, contracts and floors not counted. */
    static long policies(List<DesiredObject> objects) {
        return objects.stream().filter(ManyPolicies::isPolicy).count();
    }

    private static boolean isPolicy(DesiredObject object) {
        return object.ref().kind().equals(ObjectKind.CLUSTERWIDE_POLICY.kind())
                && object.ref().name().contains("-policy-");
    }

    /** A pod of each app of each tenant and one of none, cluster DNS, a stranger, and the names that policies speak of. */
    Topology topology() {
        var namespaces = new ArrayList<Topology.Namespace>();
        var pods = new ArrayList<Endpoint>();
        var names = new ArrayList<Topology.KnownName>();
        namespaces.add(new Topology.Namespace("kube-system", Map.of()));
        namespaces.add(new Topology.Namespace("stranger", Map.of()));
        pods.add(Endpoint.pod("kube-system", "kube-dns", Map.of("k8s-app", "kube-dns")));
        pods.add(Endpoint.pod("stranger", "a", Map.of("app", "a")));
        numbers().forEach(i -> {
            namespaces.add(new Topology.Namespace(tenant(i), Map.of(ClusterSettings.TENANT_LABEL, tenant(i))));
            Stream.of("a", "b", "c").forEach(app -> pods.add(Endpoint.pod(tenant(i), app, Map.of("app", app))));
            pods.add(Endpoint.pod(tenant(i), "other", Map.of()));
            IntStream.of(0, 1, 2)
                    .forEach(n -> names.add(new Topology.KnownName(name(i, n), List.of("198.51.100." + (3 * i + n)))));
        });
        return new Topology(
                true, AgentOptions.DEFAULT, namespaces, pods, List.of(), List.of(), List.of(), List.of(), names);
    }

    private Stream<Integer> numbers() {
        return IntStream.range(0, tenants).boxed();
    }

    private String tenant(int number) {
        return "%s-%02d".formatted(prefix, number);
    }

    private String name(int tenant, int number) {
        return "api" + number + "." + tenant(tenant) + ".example.com";
    }

    private Stream<Intent> intents(int number, int version) {
        String id = tenant(number);
        Stream<Intent> own = Stream.concat(
                Stream.of(strict(id, id)),
                IntStream.range(0, EACH).mapToObj(n -> policy(id + "/policy-" + n, rules(number, n, version))));
        return number % 2 == 0 ? own : Stream.concat(own, Stream.of(contract(number, version)));
    }

    /** With the tenant before: one port stays, the other is another one in each version. */
    private ContractIntent contract(int number, int version) {
        var terms = new ContractIntent.Terms(
                TenantId.parse(tenant(number - 1)), app("a"), app("b"), portList("7000/TCP", 7001 + version + "/TCP"));
        return new ContractIntent(ContractId.parse(tenant(number) + "/invoices"), terms, true);
    }

    private Rule[] rules(int tenant, int number, int version) {
        int moved = 8000 + version;
        return switch (number) {
            case 0 -> rules(out("a", inside("b"), 80, moved));
            case 1 -> rules(in("b", inside("a"), 80, moved));
            // c is called by everyone and then by b alone, while a is let out to c: no order of these alone serves
            case 2 -> rules(in("c", version == 0 ? EVERYONE : inside("b"), 90));
            case 3 -> rules(out("a", inside(version == 0 ? "b" : "c"), 90));
            case 4 -> rules(out("b", inside("c"), 90, 91 + version));
            case 5 ->
                rules(allow(
                        Direction.EGRESS,
                        app("a"),
                        block("203.0.113.0/24", "203.0.113." + 16 * version + "/28"),
                        ports("443/TCP")));
            case 6 ->
                rules(
                        allow(Direction.EGRESS, app("b"), new Peer.FqdnName(name(tenant, 2)), ports("443/TCP")),
                        allow(Direction.EGRESS, app("b"), new Peer.FqdnName(name(tenant, version)), ports("443/TCP")));
            case 7 -> rules(deny(Direction.INGRESS, app("a"), inside(version == 0 ? "b" : "c"), ports("8080/TCP")));
            case 8 -> rules(in("a", EVERYONE, 8080, 8090 + version), out("c", EVERYONE, 8080, 8090 + version));
            default ->
                rules(
                        out("a", inside("c"), 9080, 9081 + version),
                        allow(Direction.INGRESS, app("c"), inside("a"), http("GET", "/v1/.*", "9080/TCP")),
                        allow(Direction.INGRESS, app("c"), inside("a"), http("PUT", "/v" + version, "9080/TCP")));
        };
    }

    private static Rule[] rules(Rule... rules) {
        return rules;
    }

    private static Rule out(String app, Peer peer, int... ports) {
        return allow(Direction.EGRESS, app(app), peer, tcp(ports));
    }

    private static Rule in(String app, Peer peer, int... ports) {
        return allow(Direction.INGRESS, app(app), peer, tcp(ports));
    }

    private static Traffic tcp(int... numbers) {
        return ports(IntStream.of(numbers).mapToObj(each -> each + "/TCP").toArray(String[]::new));
    }
}
