package dev.breakwater.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.cluster.Hand;
import dev.breakwater.cluster.KubernetesCluster;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the reconciler makes of a cluster; the same against the real API server and the sandbox. */
abstract class ReconcilerContract {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Actor OPERATOR = new Actor("olga", Set.of(Actor.Role.OPERATOR), Set.of());

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
        tenant = "t" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
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

    private DesiredObject namespace() {
        return Desired.namespace(unit, tenant);
    }

    private DesiredObject policy(String name, String app) {
        return Desired.policy(unit, "bw-" + tenant + "-" + name, app);
    }

    private static String path(DesiredObject object) {
        return (object.ref().kind().equals("Namespace") ? Hand.NAMESPACES : Hand.POLICIES)
                + object.ref().name();
    }

    private ObjectStatus status(DesiredObject object) {
        return process.statuses.find(OPERATOR, object.ref());
    }

    private Replica another() {
        Database.jdbc()
                .sql("UPDATE cluster_lease SET expires_at = clock_timestamp() WHERE cluster = :cluster")
                .param("cluster", cluster.value())
                .update();
        return new Replica(cluster, desired, kubernetes);
    }

    @Test
    void appliesAllThatIsDesiredInOneTurn() {
        var closed = Desired.closedToOthers(unit, "bw-" + tenant + "-closed");
        var allow = policy("web-allow-0123456789", "web");
        var pool = Desired.pool(unit, tenant + "-pool", "10.1.0.0/24");
        long revision = desired.wants(closed, allow, pool, namespace());

        process.turn();

        assertThat(process.port.steps.stream().map(Step::ref).toList())
                .as("each once; what has to wait for what is RouteContract's to say")
                .containsExactlyInAnyOrder(
                        allow.ref(), closed.ref(), namespace().ref(), pool.ref());
        assertThat(process.health.report().applied()).isEqualTo(revision);
        assertThat(status(allow).inSync()).isTrue();
        assertThat(status(allow).observedDigest()).isEqualTo(allow.digest());
        var annotations = someoneElse.get(path(allow)).path("metadata").path("annotations");
        assertThat(annotations.path("breakwater.io/generation").asString()).isEqualTo("1");
        assertThat(annotations.path("breakwater.io/digest").asString()).isEqualTo(allow.digest());
    }

    @Test
    void writesNothingWhenNothingChanged() {
        var allow = policy("web-allow-0123456789", "web");
        desired.wants(namespace(), allow);
        process.turn();
        String version = someoneElse.version(path(allow));

        process.turn();
        var restarted = another();
        restarted.turn();
        desired.wants(namespace(), allow);
        restarted.turn();

        assertThat(process.port.steps).hasSize(2);
        assertThat(restarted.port.steps).isEmpty();
        assertThat(someoneElse.version(path(allow))).isEqualTo(version);
        assertThat(process.health.report().applied()).isEqualTo(2);
    }

    @Test
    void createsBeforeItPrunes() {
        var before = policy("web-allow-0000000001", "one");
        var after = policy("web-allow-0000000002", "two");
        desired.wants(namespace(), before);
        process.turn();
        process.port.steps.clear();
        desired.wants(namespace(), after);

        process.turn();

        assertThat(process.port.names())
                .containsExactly(
                        "Put " + after.ref().name(), "Prune " + before.ref().name());
        assertThat(someoneElse.has(path(before))).isFalse();
        assertThat(process.statuses
                        .list(OPERATOR, TenantId.parse(tenant), null, null, 10)
                        .items())
                .hasSize(2);
    }

    @Test
    void letsANamespaceGoAndNeverDeletesIt() {
        desired.wants(namespace(), policy("base-0123456789", "web"));
        process.turn();
        desired.wants(Desired.namespace(unit, tenant + "-other"));

        process.turn();

        assertThat(someoneElse
                        .get(path(namespace()))
                        .path("metadata")
                        .path("labels")
                        .has("tenant.io/tenantId"))
                .isFalse();
        assertThat(someoneElse
                        .get(path(namespace()))
                        .path("metadata")
                        .path("deletionTimestamp")
                        .isMissingNode())
                .isTrue();
        assertThat(process.health.report().applied()).isEqualTo(2);
    }

    @Test
    void showsAConflictAndNeverForcesIt() {
        var peer = Desired.peer(unit, tenant + "-peer", 90);
        desired.wants(peer);
        process.turn();
        String address = "/apis/cilium.io/v2alpha1/ciliumbgppeerconfigs/" + tenant + "-peer";
        someoneElse.apply("kubectl-edit", address, """
                {"apiVersion": "cilium.io/v2alpha1", "kind": "CiliumBGPPeerConfig", "metadata": {"name": "%s"},
                 "spec": {"timers": {"holdTimeSeconds": 33}}}""".formatted(tenant + "-peer"));
        desired.wants(Desired.peer(unit, tenant + "-peer", 60));

        another().turn();

        var status = status(peer);
        assertThat(status.standing()).isEqualTo(Standing.CONFLICTED);
        assertThat(status.manager()).isEqualTo("kubectl-edit");
        assertThat(status.fields()).containsExactly(".spec.timers.holdTimeSeconds");
        assertThat(someoneElse.get(address).at("/spec/timers/holdTimeSeconds").asInt())
                .isEqualTo(33);
        assertThat(process.health.report().attempted()).isEqualTo(2);
        assertThat(process.health.report().applied()).isEqualTo(1);
    }

    @Test
    void showsWhatSomeoneElseAddsThatOpensEverything() {
        var closed = Desired.closedToOthers(unit, "bw-" + tenant + "-closed");
        desired.wants(namespace(), closed);
        process.turn();
        someoneElse.merge(
                "kubectl-patch",
                path(closed),
                "{\"specs\": [{\"endpointSelector\": {}, \"ingress\": [{\"fromEntities\": [\"all\"]}]}]}");
        someoneElse.merge("mallory", path(closed), "{\"spec\": {\"egressDeny\": [{\"toEntities\": [\"all\"]}]}}");
        someoneElse.merge("argo", path(closed), "{\"metadata\": {\"labels\": {\"seen\": \"yes\"}}}");
        desired.wants(namespace(), closed);

        another().turn();

        var status = status(closed);
        assertThat(status.standing()).isEqualTo(Standing.DRIFTED);
        assertThat(status.manager()).isEqualTo("kubectl-patch, mallory");
        assertThat(status.fields()).containsExactly(".spec.egressDeny", ".specs");
        assertThat(process.health.report().sentences())
                .singleElement()
                .asString()
                .contains(closed.ref().name(), unit, "kubectl-patch", "mallory", ".specs");
        assertThat(process.health.report().applied()).isEqualTo(1);
        someoneElse.merge("mallory", path(closed), "{\"specs\": null, \"spec\": {\"egressDeny\": null}}");
        another().turn();
        assertThat(status(closed).inSync()).isTrue();
        assertThat(process.health.report().sentences()).isEmpty();
        assertThat(process.health.report().applied()).isEqualTo(2);
    }

    @Test
    void putsBackWhatRestrictsAlthoughSomeoneElseHoldsTheLabel() {
        var closed = Desired.closedToOthers(unit, "bw-" + tenant + "-closed");
        var allow = policy("web-allow-0123456789", "web");
        var old = policy("web-allow-0000000001", "old");
        var other = "tenant:o" + tenant;
        var othersSpace = Desired.namespace(other, "o" + tenant);
        var othersClosed = Desired.closedToOthers(other, "bw-o" + tenant + "-closed");
        desired.wants(namespace(), closed, allow, old, othersSpace, othersClosed);
        process.turn();
        someoneElse.merge(
                "kubectl-label",
                path(namespace()),
                "{\"metadata\": {\"labels\": {\"tenant.io/tenantId\": \"o%s\"}}}".formatted(tenant));
        List.of(closed, allow, othersClosed).forEach(each -> someoneElse.delete(path(each)));
        var restarted = another();

        restarted.turn();

        assertThat(List.of(closed, allow, othersClosed)).allMatch(each -> someoneElse.has(path(each)));
        assertThat(status(closed).inSync()).isTrue();
        assertThat(status(namespace()).standing()).isEqualTo(Standing.CONFLICTED);
        assertThat(status(namespace()).manager()).isEqualTo("kubectl-label");
        desired.wants(namespace(), closed, allow, othersSpace, othersClosed);
        restarted.turn();
        assertThat(someoneElse.has(path(old))).isTrue();
        assertThat(status(old).reason()).contains("Waits for Namespace " + tenant, "kubectl-label");
        assertThat(process.health.report().sentences())
                .singleElement()
                .asString()
                .contains("Namespace " + tenant + " of " + unit + " is conflicted", "kubectl-label", "1 objects");
        assertThat(process.health.report().applied()).isEqualTo(1);
        assertThat(process.health.report().attempted()).isEqualTo(2);
        someoneElse.merge(
                "kubectl-label",
                path(namespace()),
                "{\"metadata\": {\"labels\": {\"tenant.io/tenantId\": \"%s\"}}}".formatted(tenant));
        another().turn();
        assertThat(someoneElse.has(path(old))).isFalse();
        assertThat(process.health.report().sentences()).isEmpty();
    }

    @Test
    void putsBackWhatSomeoneElseTookAway() {
        var allow = policy("web-allow-0123456789", "web");
        desired.wants(namespace(), allow);
        process.turn();
        someoneElse.delete(path(allow));
        process.port.steps.clear();

        var restarted = another();
        restarted.turn();

        assertThat(restarted.port.names()).containsExactly("Put " + allow.ref().name());
        assertThat(status(allow).inSync()).isTrue();
    }

    @Test
    void aRefusedObjectStopsOnlyTheSwitchesAndPrunesOfItsUnit() {
        var other = "tenant:o" + tenant;
        var old = policy("web-allow-0000000001", "one");
        var othersOld = Desired.policy(other, "bw-o" + tenant + "-web-allow-0000000001", "one");
        desired.wants(old, othersOld);
        process.turn();
        var bad = policy("web-allow-0000000002", "two");
        var closed = Desired.closedToOthers(unit, "bw-" + tenant + "-closed");
        process.port.instead = step -> step.ref().equals(bad.ref()) ? new Outcome.Refused("a webhook says no") : null;
        var othersNew = Desired.policy(other, "bw-o" + tenant + "-web-allow-0000000002", "two");
        desired.wants(bad, closed, othersNew);

        process.turn();

        assertThat(status(bad).standing()).isEqualTo(Standing.REFUSED);
        assertThat(status(bad).reason()).contains("a webhook says no");
        assertThat(someoneElse.has(path(old))).isTrue();
        assertThat(someoneElse.has(path(closed))).isFalse();
        assertThat(someoneElse.has(path(othersOld))).isFalse();
        assertThat(someoneElse.has(path(othersNew))).isTrue();
        int tried = process.port.steps.size();
        process.turn();
        assertThat(process.port.steps).hasSize(tried);
        desired.wants(policy("web-allow-0000000003", "three"), closed, othersNew);
        process.turn();
        assertThat(process.health.report().applied()).isEqualTo(3);
        assertThat(someoneElse.has(path(old))).isFalse();
    }

    @Test
    void holdsWhatCiliumWouldRefuse() {
        var bad = Desired.impossible(unit, "bw-" + tenant + "-web-allow-0000000002");
        desired.wants(bad);

        process.turn();

        assertThat(process.port.steps).isEmpty();
        assertThat(status(bad).standing()).isEqualTo(Standing.HELD);
        assertThat(status(bad).reason())
                .contains("Cilium would refuse", bad.ref().name());
    }

    @Test
    void waitsAsLongAsABusyServerAsks() {
        var allow = policy("web-allow-0123456789", "web");
        desired.wants(allow);
        process.port.instead = _ -> new Outcome.Unreachable("429", true, Duration.ofSeconds(7));

        process.turn();
        process.port.instead = _ -> null;
        process.passes(Duration.ofSeconds(6));
        Duration wait = process.turn();

        assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(1)).isLessThan(Duration.ofSeconds(3));
        assertThat(process.port.steps).hasSize(1);
        assertThat(status(allow).standing()).isEqualTo(Standing.UNREACHABLE);
        process.passes(Duration.ofSeconds(3));
        process.turn();
        assertThat(status(allow).inSync()).isTrue();
    }

    @Test
    void doesAgainWhatWasDoneWithoutAnAnswer() {
        var allow = policy("web-allow-0123456789", "web");
        desired.wants(allow);
        process.port.afterwards = _ -> new Outcome.Unreachable("500", true, null);
        process.turn();
        process.port.afterwards = outcome -> outcome;
        String version = someoneElse.version(path(allow));

        process.passes(Duration.ofSeconds(1));
        process.turn();

        assertThat(status(allow).inSync()).isTrue();
        assertThat(someoneElse.version(path(allow))).isEqualTo(version);
    }

    @Test
    void goesOnWhenTheClusterIsBack() {
        var allow = policy("web-allow-0123456789", "web");
        desired.wants(namespace());
        process.turn();
        process.port.unreachable = true;
        desired.wants(namespace(), allow);

        process.turn();
        process.turn();

        assertThat(process.health.report().connected()).isFalse();
        assertThat(process.health.report().sentences()).containsExactly("Nobody is there");
        process.port.unreachable = false;
        process.turn();
        assertThat(process.health.report().connected()).isTrue();
        assertThat(process.health.report().sentences()).isEmpty();
        assertThat(process.health.report().applied()).isEqualTo(2);
    }

    @Test
    void prunesOnlyItsOwn() {
        var mine = policy("web-allow-0000000001", "one");
        var replaced = policy("db-allow-0000000001", "one");
        var foreign = policy("foreign", "x");
        desired.wants(namespace(), mine, replaced);
        process.turn();
        var json =
                "{\"apiVersion\": \"cilium.io/v2\", \"kind\": \"CiliumClusterwideNetworkPolicy\", \"metadata\": {\"name\": \"%s\","
                        + " \"labels\": {\"app.kubernetes.io/managed-by\": \"breakwater\"}}, \"spec\": {\"endpointSelector\": {}, \"ingress\": [{}]}}";
        someoneElse.create(Hand.POLICIES, json.formatted(foreign.ref().name()));
        someoneElse.delete(path(replaced));
        someoneElse.create(Hand.POLICIES, json.formatted(replaced.ref().name()));
        desired.wants(namespace());

        another().turn();

        assertThat(someoneElse.has(path(mine))).isFalse();
        assertThat(someoneElse.has(path(replaced))).isTrue();
        assertThat(someoneElse.has(path(foreign))).isTrue();
        assertThat(process.health.report().applied()).isEqualTo(2);
    }

    @Test
    void goesOnAfterADeathInTheMiddle() {
        var first = IntStream.range(0, 20)
                .mapToObj(i -> policy("p" + i + "-allow-0000000001", "one"))
                .toList();
        var second = IntStream.range(0, 20)
                .mapToObj(i -> policy("p" + i + "-allow-0000000002", "two"))
                .toList();
        desired.wants(first);
        process.turn();
        desired.wants(second);
        var done = new AtomicInteger();
        process.port.afterwards = outcome -> {
            if (done.incrementAndGet() == 30) {
                process.passes(Duration.ofHours(1)); // as if it slept past its lease: nothing more is written or noted
            }
            return outcome;
        };

        assertThatThrownBy(process::turn).isInstanceOf(Lease.Lost.class);
        var restarted = another();
        restarted.turn();

        assertThat(first).noneMatch(each -> someoneElse.has(path(each)));
        assertThat(second).allMatch(each -> someoneElse.has(path(each)));
        assertThat(process.health.report().applied()).isEqualTo(2);
        assertThat(process.health.report().standings()).containsOnly(java.util.Map.entry(Standing.APPLIED, 20L));
    }

    @Test
    void onlyTheLeasesHolderWrites() {
        var one = policy("web-allow-0000000001", "one");
        var two = policy("web-allow-0000000002", "two");
        desired.wants(one);
        process.turn();
        var second = new Replica(cluster, desired, kubernetes);
        desired.wants(two);

        second.turn();
        assertThat(second.port.steps).isEmpty();

        var third = another();
        third.turn();
        process.passes(Duration.ofHours(1));
        process.turn();
        assertThat(third.port.names()).hasSize(2);
        assertThat(process.port.steps).hasSize(1);
    }

    /** On a data folder that only one process can have, nobody waits until a killed one's lease has run out. */
    @Test
    void theOnlyProcessGoesOnAtOnceWhereAKilledOneStopped() {
        desired.wants(policy("web-allow-0000000001", "one"));
        process.turn();
        var heir = new Replica(cluster, desired, kubernetes, true);
        desired.wants(policy("web-allow-0000000002", "two"));

        heir.turn();

        assertThat(heir.port.names()).hasSize(2);
        assertThat(heir.lease.held().epoch()).isEqualTo(2);
        assertThat(process.lease.take())
                .as("no longer the killed one's, which would be the only process too")
                .isNull();
    }

    @Test
    void asksAPersonBeforeItTakesEverythingAway() {
        var allow = policy("web-allow-0123456789", "web");
        desired.wants(allow);
        process.turn();
        long revision = desired.wants();

        process.turn();

        assertThat(someoneElse.has(path(allow))).isTrue();
        assertThat(status(allow).standing()).isEqualTo(Standing.HELD);
        var hold = process.health.report().hold();
        assertThat(hold).isNotNull();
        assertThat(hold.revision()).isEqualTo(revision);
        assertThatThrownBy(() -> process.health.allowPrunes(OPERATOR, revision + 1))
                .isInstanceOf(Rejection.class);
        process.health.allowPrunes(OPERATOR, revision);
        process.turn();
        assertThat(someoneElse.has(path(allow))).isFalse();
        assertThat(process.health.report().hold()).isNull();
        assertThat(process.health.report().applied()).isEqualTo(revision);
    }

    /** Cilium judges the object before the next step is taken. */
    private void isJudgedOncePut(DesiredObject object, String status, String message) {
        process.port.afterwards = outcome -> {
            if (outcome instanceof Outcome.Applied(var observed)
                    && observed != null
                    && observed.ref().equals(object.ref())) {
                judges(object, status, message);
            }
            return outcome;
        };
    }

    private void judges(DesiredObject object, String status, String message) {
        someoneElse.report(path(object), "Valid", status, message);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> process.parts.world().objects().get(object.ref()).conditions().stream()
                        .anyMatch(condition -> condition.status().equals(status)));
    }

    @Test
    void takesBackWhatCiliumRefusesAndKeepsWhatItShouldReplace() {
        var before = policy("web-allow-0000000001", "one");
        var after = policy("web-allow-0000000002", "two");
        desired.wants(namespace(), before);
        process.turn();
        isJudgedOncePut(after, "False", "the ICMPs block may only be present without ToPorts");
        var closed = Desired.closedToOthers(unit, "bw-" + tenant + "-closed");
        desired.wants(namespace(), after, closed);

        process.turn();

        assertThat(process.port.names())
                .endsWith("Put " + after.ref().name(), "Prune " + after.ref().name());
        assertThat(someoneElse.has(path(before))).isTrue();
        assertThat(someoneElse.has(path(closed))).isFalse();
        assertThat(status(after).standing()).isEqualTo(Standing.REFUSED);
        assertThat(status(after).reason()).contains("the ICMPs block may only be present without ToPorts");
        assertThat(process.health.report().applied()).isEqualTo(1);
        assertThat(process.health.report().attempted()).isEqualTo(2);
    }

    @Test
    void putsWhatCiliumRefusedAgainOnlyWithTheNextRevision() {
        var before = policy("web-allow-0000000001", "one");
        var after = policy("web-allow-0000000002", "two");
        desired.wants(before);
        process.turn();
        isJudgedOncePut(after, "False", "no");
        desired.wants(after);
        process.turn();
        int taken = process.port.steps.size();

        process.turn();
        var restarted = another();
        restarted.turn();

        assertThat(process.port.steps).hasSize(taken);
        assertThat(restarted.port.steps).isEmpty();
        assertThat(status(after).standing()).isEqualTo(Standing.REFUSED);
        desired.wants(after, namespace());
        restarted.turn();
        assertThat(someoneElse.has(path(after))).isTrue();
        assertThat(someoneElse.has(path(before))).isFalse();
        assertThat(status(after).inSync()).isTrue();
        assertThat(restarted.health.report().applied()).isEqualTo(3);
    }

    @Test
    void leavesStandingWhatCiliumAcceptedAtFirst() {
        var allow = policy("web-allow-0000000001", "one");
        desired.wants(allow);
        process.turn();
        judges(allow, "True", "");
        process.turn();
        judges(allow, "False", "an agent of another version");

        process.turn();
        process.turn();

        assertThat(process.port.steps).hasSize(1);
        assertThat(someoneElse.has(path(allow))).isTrue();
        assertThat(status(allow).standing()).isEqualTo(Standing.REFUSED);
        assertThat(status(allow).reason()).contains("an agent of another version");
        judges(allow, "True", "");
        process.turn();
        assertThat(status(allow).inSync()).isTrue();
    }

    @Test
    void holdsBackAFloorThatWouldLockItOut() {
        var floor = Desired.floor(unit, "bw-" + tenant, "strangers");
        var binding = Desired.binding(unit, "bw-" + tenant);
        var peer = Desired.peer(unit, tenant + "-peer", 90);
        desired.wants(floor, binding, peer);

        process.turn();

        assertThat(process.port.names()).containsExactly("Put " + peer.ref().name());
        assertThat(status(floor).standing()).isEqualTo(Standing.HELD);
        assertThat(status(binding).standing()).isEqualTo(Standing.HELD);
        assertThat(status(floor).reason()).contains("bw-" + tenant, "breakwater.cluster.writers.users");
        assertThat(process.health.report().connected()).isTrue();
        assertThat(process.health.report().sentences())
                .containsExactly(status(floor).reason());
        assertThat(process.health.report().applied()).isZero();
        assertThat(process.health.report().attempted()).isEqualTo(1);
        desired.wants(Desired.floor(unit, "bw-" + tenant, "system:masters"), binding, peer);
        process.turn();
        assertThat(status(floor).inSync()).isTrue();
        assertThat(status(binding).inSync()).isTrue();
        assertThat(process.health.report().sentences()).isEmpty();
        assertThat(process.health.report().applied()).isEqualTo(2);
    }

    @Test
    void hidesOtherTenantsObjects() {
        var allow = policy("web-allow-0123456789", "web");
        desired.wants(allow, Desired.peer("fabric", tenant + "-peer", 90));
        process.turn();
        var owner = new Actor("otto", Set.of(Actor.Role.OWNER), Set.of(TenantId.parse(tenant)));
        var stranger = new Actor("sara", Set.of(Actor.Role.OWNER), Set.of(TenantId.parse("someone-else")));

        assertThat(process.statuses.list(owner, null, null, null, 10).items())
                .extracting(ObjectStatus::ref)
                .containsExactly(allow.ref());
        assertThat(process.statuses.list(stranger, null, null, null, 10).items())
                .isEmpty();
        assertThatThrownBy(() -> process.statuses.find(stranger, allow.ref())).isInstanceOf(Rejection.class);
    }

    @Test
    void tellsTheCallerWhenARevisionStands() {
        desired.wants(policy("web-allow-0123456789", "web"));
        assertThat(process.health.awaitApplied(1, Duration.ZERO)).isFalse();

        process.turn();

        assertThat(process.health.awaitApplied(1, Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void seesThroughItsWatchesWhatOthersDo() {
        var allow = policy("web-allow-0123456789", "web");
        desired.wants(allow);
        process.turn();
        var heard = new java.util.concurrent.LinkedBlockingQueue<ObjectRef>();
        var seen = (Observation.Seen) kubernetes.observe();
        var watch = kubernetes.watch(seen, listener(heard));

        someoneElse.merge("kubectl", path(allow), "{\"metadata\": {\"labels\": {\"seen\": \"yes\"}}}");
        someoneElse.delete(path(allow));

        assertThat(next(heard)).isEqualTo(allow.ref());
        assertThat(next(heard)).isEqualTo(allow.ref());
        watch.close();
    }

    private static ObjectRef next(java.util.concurrent.LinkedBlockingQueue<ObjectRef> heard) {
        try {
            return heard.poll(20, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ClusterPort.WatchListener listener(java.util.Queue<ObjectRef> heard) {
        return new ClusterPort.WatchListener() {
            @Override
            public void seen(Observed observed) {
                note(observed.ref());
            }

            @Override
            public void gone(ObjectRef ref) {
                note(ref);
            }

            private void note(ObjectRef ref) {
                if (ref.name().contains(tenant)) {
                    heard.add(ref);
                }
            }

            @Override
            public void sessions(String node, List<BgpSession> sessions) {}

            @Override
            public void ended(String reason) {}
        };
    }
}
