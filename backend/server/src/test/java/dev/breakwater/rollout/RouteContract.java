package dev.breakwater.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.cluster.Hand;
import dev.breakwater.cluster.KubernetesCluster;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Flow;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Reach;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Verdict;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which ways the reconciler takes from one state to another; the same against the real API server and the sandbox. */
abstract class RouteContract {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Actor OPERATOR = new Actor("olga", Set.of(Actor.Role.OPERATOR), Set.of());
    private static final List<String> APPS = List.of("a", "b", "c");
    private static final List<Integer> PORTS = List.of(80, 443, 1000, 1001, 1002);

    private final Desired desired = new Desired();
    private KubernetesCluster kubernetes;
    private Hand someoneElse;
    private Replica process;
    private ClusterName cluster;
    private String tenant;
    private String unit;

    abstract Path kubeconfig();

    @BeforeEach
    void starts() {
        tenant = "r" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        unit = "tenant:" + tenant;
        cluster = ClusterName.parse("c" + tenant);
        kubernetes = new KubernetesCluster(Hand.settings(kubeconfig()));
        someoneElse = new Hand(kubeconfig());
        process = new Replica(cluster, desired, kubernetes);
    }

    @AfterEach
    void stops() {
        kubernetes.close();
        someoneElse.close();
    }

    private DesiredObject in(String app, String from, int port) {
        return rule(app, "ingress", "fromEndpoints", from, port, Map.of());
    }

    private DesiredObject out(String app, String to, int port) {
        return rule(app, "egress", "toEndpoints", to, port, Map.of());
    }

    private DesiredObject rule(
            String app, String direction, String peers, String peer, int port, Map<String, Object> rules) {
        var ports = new TreeMap<String, Object>();
        ports.put("ports", List.of(Map.of("port", String.valueOf(port), "protocol", "TCP")));
        if (!rules.isEmpty()) {
            ports.put("rules", rules);
        }
        String name = String.join(
                "-",
                "bw",
                tenant,
                app,
                direction,
                peer.isEmpty() ? "all" : peer,
                port + "",
                rules.isEmpty() ? "l4" : "l7");
        return Desired.allowing(
                unit,
                name + "-allow-0123456789",
                app,
                direction,
                Map.of(peers, List.of(Desired.pods(unit, peer)), "toPorts", List.of(ports)));
    }

    private List<DesiredObject> with(DesiredObject... policies) {
        return Stream.concat(
                        Stream.of(Desired.namespace(unit, tenant), Desired.closed(unit, "bw-" + tenant + "-closed")),
                        Stream.of(policies))
                .toList();
    }

    /** What passes, as reach says, when exactly these objects stand. */
    private Set<String> allowed(Collection<DesiredObject> objects) {
        var topology = Topology.of(
                List.of(new Topology.Namespace(tenant, Map.of("tenant.io/tenantId", tenant))),
                APPS.stream()
                        .map(app -> Endpoint.pod(tenant, app, Map.of("app", app)))
                        .toList());
        var trees = objects.stream()
                .filter(each -> each.ref().kind().equals("CiliumClusterwideNetworkPolicy"))
                .map(each -> YAMLMapper.shared().readValue(each.yaml(), new TypeReference<Map<String, Object>>() {}))
                .toList();
        var reach = Reach.of(topology, PolicySet.of(trees, topology));
        var flows = new HashSet<String>();
        for (String from : APPS) {
            for (String to : APPS) {
                PORTS.stream()
                        .filter(port -> reach.decide(Flow.of(pod(from), pod(to), Protocol.TCP, port))
                                instanceof Verdict.Allowed)
                        .forEach(port -> flows.add(from + "-" + to + ":" + port));
            }
        }
        return flows;
    }

    private Flow.End pod(String app) {
        return new Flow.End.Pod(tenant + "/" + app);
    }

    /** Every state that the cluster passes through, write by write. */
    private List<List<DesiredObject>> states(Collection<DesiredObject> before) {
        var now = Collections.synchronizedMap(new TreeMap<ObjectRef, DesiredObject>());
        before.forEach(each -> now.put(each.ref(), each));
        var states = Collections.synchronizedList(new ArrayList<List<DesiredObject>>());
        process.port.done = step -> {
            synchronized (now) {
                switch (step) {
                    case Step.Put put ->
                        now.put(put.ref(), new DesiredObject(put.ref(), unit, put.yaml(), put.digest(), 0));
                    case Step.Prune(var ref, var _, var _) -> now.remove(ref);
                    case Step.Release(var ref, var _) -> now.remove(ref);
                }
                states.add(List.copyOf(now.values()));
            }
        };
        return states;
    }

    private void isSafe(List<DesiredObject> before, List<DesiredObject> after, List<List<DesiredObject>> states) {
        Set<String> first = allowed(before);
        Set<String> last = allowed(after);
        var kept = new HashSet<>(first);
        kept.retainAll(last);
        var either = new HashSet<>(first);
        either.addAll(last);
        assertThat(states).isNotEmpty();
        assertThat(states).allSatisfy(state -> {
            assertThat(allowed(state)).containsAll(kept);
            assertThat(either).containsAll(allowed(state));
        });
        assertThat(allowed(states.getLast())).isEqualTo(last);
    }

    @Test
    void losesAndOpensNothingOnTheWayBackOfADozenPolicies() {
        var before = with(IntStream.range(0, 3)
                .boxed()
                .flatMap(i -> Stream.of(
                        out("a", "b", 1000 + i),
                        in("b", "a", 1000 + i),
                        out("b", "c", 1000 + i),
                        in("c", "", 1000 + i)))
                .toArray(DesiredObject[]::new));
        var after = with(Stream.of(
                        out("a", "", 80),
                        in("b", "", 80),
                        out("a", "b", 1000),
                        in("b", "a", 1000),
                        out("c", "a", 443),
                        in("a", "c", 443))
                .toArray(DesiredObject[]::new));
        desired.wants(before);
        process.turn();
        desired.wants(after);
        var there = states(before);
        process.turn();
        isSafe(before, after, there);
        desired.wants(before);
        var back = states(after);

        process.turn();

        isSafe(after, before, back);
        assertThat(process.health.report().applied()).isEqualTo(3);
    }

    private List<DesiredObject> opening() {
        return with(in("b", "", 80));
    }

    /** Opens at one end what it closes at the other, while c keeps its way. */
    private List<DesiredObject> crossed() {
        return with(in("b", "c", 80), out("a", "b", 80));
    }

    @Test
    void putsTemporaryDeniesAndTakesThemAwayAgain() {
        desired.wants(opening());
        process.turn();
        desired.wants(crossed());
        var states = states(opening());

        process.turn();

        isSafe(opening(), crossed(), states);
        assertThat(process.health.report().applied()).isEqualTo(2);
        assertThat(process.statuses.list(OPERATOR, null, null, null, 100).items())
                .hasSize(4)
                .allMatch(ObjectStatus::inSync);
    }

    @Test
    void goesOnAfterADeathBetweenPhases() {
        desired.wants(opening());
        process.turn();
        desired.wants(crossed());
        var states = states(opening());
        process.port.afterwards = outcome -> {
            process.passes(Duration.ofHours(1)); // asleep past its lease after the first write
            return outcome;
        };
        assertThatThrownBy(process::turn).isInstanceOf(Lease.Lost.class);
        var moment = states.getLast();
        Database.jdbc()
                .sql("UPDATE cluster_lease SET expires_at = clock_timestamp() WHERE cluster = :cluster")
                .param("cluster", cluster.value())
                .update();
        process = new Replica(cluster, desired, kubernetes);
        var rest = states(moment);

        process.turn();

        isSafe(
                opening(),
                crossed(),
                Stream.concat(states.stream(), rest.stream()).toList());
        assertThat(process.health.report().applied()).isEqualTo(2);
        assertThat(process.statuses.list(OPERATOR, null, null, null, 100).items())
                .hasSize(4)
                .allMatch(ObjectStatus::inSync);
    }

    @Test
    void holdsARefusedPlanWithItsFlowsUntilSomebodyAnswersForIt() {
        var plain = with(out("a", "b", 80), in("b", "a", 80));
        Map<String, Object> http = Map.of("http", List.of(Map.of("method", "GET")));
        var proxied = rule("b", "ingress", "fromEndpoints", "a", 80, http);
        desired.wants(plain);
        process.turn();
        process.port.steps.clear();
        desired.wants(with(out("a", "b", 80), proxied));

        process.turn();

        assertThat(process.port.steps).isEmpty();
        var hold = process.health.report().hold();
        assertThat(hold).isNotNull();
        assertThat(hold.sentence()).contains(unit, "80", "override with a reason");
        assertThat(process.statuses.find(OPERATOR, proxied.ref()).standing()).isEqualTo(Standing.HELD);
        assertThat(process.health.report().attempted()).isEqualTo(2);
        assertThat(process.health.report().applied()).isEqualTo(1);
        desired.wants(with(out("a", "b", 80), proxied));
        desired.warrant(3, "nobody is on it at night");
        process.turn();
        assertThat(process.health.report().hold()).isNull();
        assertThat(process.health.report().applied()).isEqualTo(3);
        assertThat(someoneElse.has(Hand.POLICIES + proxied.ref().name())).isTrue();
        assertThat(Database.jdbc()
                        .sql("SELECT verdict FROM rollout_plan WHERE cluster = :cluster ORDER BY id")
                        .param("cluster", cluster.value())
                        .query(String.class)
                        .list())
                .containsExactly("PROVEN", "REFUSED", "OVERRIDDEN");
    }

    @Test
    void readsWhatTheManifestsOfItsHistorySay() {
        var object = Desired.closed(unit, "bw-" + tenant + "-closed");
        var tree = YAMLMapper.shared().readValue(object.yaml(), new TypeReference<Map<String, Object>>() {});
        assertThat(Manifest.of(tree).digest()).isEqualTo(object.digest());
    }
}
