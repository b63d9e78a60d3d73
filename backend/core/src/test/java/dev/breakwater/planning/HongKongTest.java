package dev.breakwater.planning;

import static dev.breakwater.intent.Intents.advertisement;
import static dev.breakwater.intent.Intents.allow;
import static dev.breakwater.intent.Intents.app;
import static dev.breakwater.intent.Intents.block;
import static dev.breakwater.intent.Intents.contract;
import static dev.breakwater.intent.Intents.http;
import static dev.breakwater.intent.Intents.inside;
import static dev.breakwater.intent.Intents.instance;
import static dev.breakwater.intent.Intents.peering;
import static dev.breakwater.intent.Intents.policy;
import static dev.breakwater.intent.Intents.pool;
import static dev.breakwater.intent.Intents.ports;
import static dev.breakwater.intent.Intents.shared;
import static dev.breakwater.intent.Intents.strict;
import static dev.breakwater.intent.Intents.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.compiler.Compiler;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PeeringIntent.Instance;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.intent.Traffic;
import dev.breakwater.planning.Foreseen.Event;
import dev.breakwater.planning.flow.PolicyReader;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Topology;
import dev.breakwater.vocabulary.ClusterName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The acts of the Hong Kong scenario that change what stands: each has a proven plan, in an order that can be read. */
class HongKongTest {
    private static final PolicyReader READER = PolicyReader.CILIUM;
    private static final Instance EDGE = instance("edge", 64512, "edge");
    private static final Compiler COMPILER =
            new Compiler(new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, Guard.DENY));

    private static final IntentSnapshot ACT_1 = IntentSnapshot.of(List.of(
            strict("tenant-a", "tenant-a", "tenant-a-data"),
            shared("tenant-b", "tenant-b"),
            strict("billing", "billing"),
            pool("tenant-a/main", "203.0.113.0/28", "2001:db8:a::/124"),
            pool("tenant-b/main", "203.0.113.16/28")));
    private static final IntentSnapshot ACT_2 = with(
            ACT_1,
            peering("hkix", EDGE, 64701, "10.0.1.1", "fd00:0:1::1"),
            peering("pccw", EDGE, 64702, "10.0.2.1", "fd00:0:2::1"),
            mysql("frontend"),
            charge(),
            billingSite(),
            storefront(),
            advertisement("tenant-a/edge", Map.of("hkix", "64512:100", "pccw", "64512:200")),
            contract("billing/invoice", "tenant-a", true, "9443/TCP"),
            policy(
                    "tenant-b/internet",
                    allow(
                            Direction.EGRESS,
                            Endpoints.ALL,
                            block("0.0.0.0/0", "10.0.0.0/8", "169.254.169.254/32"),
                            new Traffic.Everything())),
            advertisement("tenant-b/edge", Map.of("pccw", "")));
    private static final IntentSnapshot ACT_3 = with(
            ACT_2,
            mysql("batch"),
            policy(
                    "tenant-b/updates",
                    allow(
                            Direction.EGRESS,
                            app("updater"),
                            new Peer.FqdnName("updates.game.hk.example.com"),
                            ports("443/TCP"))));
    private static final IntentSnapshot ACT_4 = with(ACT_3, mysql("frontend"));
    private static final IntentSnapshot ACT_5 = with(ACT_4, peering("hkix", EDGE, 64701, "10.0.1.9", "fd00:0:1::1"));
    private static final IntentSnapshot ACT_7 =
            without(ACT_5, mysql("frontend"), charge(), billingSite(), storefront());

    private static PolicyIntent storefront() {
        return policy(
                "tenant-a/storefront",
                allow(
                        Direction.INGRESS,
                        app("frontend", "tenant-a"),
                        new Peer.Entity(Peer.Reserved.WORLD),
                        ports("8443/TCP")));
    }

    private static PolicyIntent mysql(String caller) {
        return policy(
                "tenant-a/mysql",
                allow(Direction.INGRESS, app("mysql", "tenant-a-data"), inside(caller, "tenant-a"), ports("3306/TCP")),
                allow(Direction.EGRESS, app(caller, "tenant-a"), inside("mysql", "tenant-a-data"), ports("3306/TCP")));
    }

    private static PolicyIntent charge() {
        return policy(
                "tenant-a/charge",
                allow(
                        Direction.INGRESS,
                        app("payment-api", "tenant-a"),
                        inside("frontend", "tenant-a"),
                        http("POST", "/v1/charge", "8080/TCP")),
                allow(
                        Direction.EGRESS,
                        app("frontend", "tenant-a"),
                        inside("payment-api", "tenant-a"),
                        ports("8080/TCP")));
    }

    private static PolicyIntent billingSite() {
        return policy(
                "tenant-a/billing-site",
                allow(Direction.EGRESS, Endpoints.ALL, new Peer.FqdnName("billing.hk.example.com"), ports("443/TCP")),
                allow(
                        Direction.EGRESS,
                        Endpoints.ALL,
                        new Peer.FqdnPattern("*.billing.hk.example.com"),
                        ports("443/TCP")));
    }

    private static IntentSnapshot with(IntentSnapshot snapshot, Intent... more) {
        IntentSnapshot after = snapshot;
        for (Intent each : more) {
            after = after.with(each.subject(), each);
        }
        return after;
    }

    private static IntentSnapshot without(IntentSnapshot snapshot, Intent... less) {
        IntentSnapshot after = snapshot;
        for (Intent each : less) {
            after = after.with(each.subject(), null);
        }
        return after;
    }

    private static Topology site(boolean labelled) {
        var namespaces = new ArrayList<Topology.Namespace>();
        namespaces.add(new Topology.Namespace("kube-system", Map.of()));
        Map.of("tenant-a", "tenant-a", "tenant-a-data", "tenant-a", "tenant-b", "tenant-b", "billing", "billing")
                .forEach((name, tenant) -> namespaces.add(new Topology.Namespace(
                        name,
                        labelled
                                ? Map.of(ClusterSettings.TENANT_LABEL, tenant, Manifest.MANAGED_BY, Manifest.BREAKWATER)
                                : Map.of())));
        return Topology.of(
                namespaces,
                List.of(
                        pod("kube-system", "k8s-app", "kube-dns"),
                        pod("tenant-a", "app", "frontend"),
                        pod("tenant-a", "app", "batch"),
                        pod("tenant-a", "app", "payment-api"),
                        pod("tenant-a-data", "app", "mysql"),
                        pod("tenant-b", "app", "game"),
                        pod("tenant-b", "app", "updater"),
                        pod("billing", "app", "invoice")));
    }

    private static Endpoint pod(String namespace, String key, String name) {
        return Endpoint.pod(namespace, name, Map.of(key, name));
    }

    private static Plan plan(IntentSnapshot before, IntentSnapshot after) {
        return new Planner(READER)
                .plan(Situation.of(
                        COMPILER.compile(before).values(),
                        COMPILER.compile(after).values(),
                        site(true),
                        ClusterSettings.TENANT_LABEL));
    }

    private static ProvenPlan proven(IntentSnapshot before, IntentSnapshot after) {
        Plan plan = plan(before, after);
        assertThat(plan).as("%s", plan).isInstanceOf(ProvenPlan.class);
        return (ProvenPlan) plan;
    }

    private static List<String> titles(Plan.Rollable plan) {
        return plan.phases().stream().map(Phase::title).toList();
    }

    @Test
    void opensTheWantsOfAct2AtOnceAndThenConnects() {
        assertThat(titles(proven(ACT_1, ACT_2)))
                .containsExactly("Everything", "Create peer configs", "Open advertisements", "Connect");
    }

    @Test
    void carriesOutTheMistakeOfAct3WithoutLosingWhatItKeeps() {
        assertThat(proven(ACT_2, ACT_3).phases()).isNotEmpty();
    }

    @Test
    void revertsItInAct4AndKeepsWhatCameLater() {
        var plan = proven(ACT_3, ACT_4);
        assertThat(plan.phases().stream().flatMap(phase -> phase.steps().stream()))
                .hasSize(4)
                .allSatisfy(step -> assertThat(step.ref().name()).startsWith("bw-tenant-a-mysql-allow-"));
    }

    @Test
    void connectsTheNewAddressOfAct5BeforeTheOldOneGoes() {
        var plan = proven(ACT_4, ACT_5);
        assertThat(titles(plan)).containsExactly("Connect bw-hkix", "Disconnect bw-hkix");
        assertThat(plan.foreseen())
                .extracting(Foreseen::event)
                .containsExactly(Event.SESSION_OPENED, Event.SESSION_CLOSED);
    }

    @Test
    void rollsTenantABackInAct7() {
        var plan = proven(ACT_5, ACT_7);
        assertThat(plan.phases().stream().flatMap(phase -> phase.steps().stream()))
                .allSatisfy(step -> assertThat(step).isInstanceOf(Step.Prune.class));
    }

    @Test
    void onboardsTheTenantsOfAct1OnEmptyNamespaces() {
        Plan plan = new Planner(READER)
                .plan(Situation.of(
                        List.of(),
                        COMPILER.compile(ACT_1).values(),
                        Topology.of(
                                List.of(new Topology.Namespace("kube-system", Map.of())),
                                List.of(pod("kube-system", "k8s-app", "kube-dns"))),
                        ClusterSettings.TENANT_LABEL));
        assertThat(plan).isInstanceOf(ProvenPlan.class);
        assertThat(titles((ProvenPlan) plan))
                .containsExactly("Guard", "Everything", "Label namespaces", "Provide addresses");
    }

    /** Its pods ask for names through a proxy from then on; what they have open breaks. */
    @Test
    void refusesToOnboardATenantWithRunningPodsWithoutAWordOfSomebody() {
        Plan plan = new Planner(READER)
                .plan(Situation.of(
                        List.of(), COMPILER.compile(ACT_1).values(), site(false), ClusterSettings.TENANT_LABEL));
        assertThat(plan).isInstanceOf(Refused.class);
        assertThat(((Refused) plan).obstacles()).anySatisfy(obstacle -> {
            assertThat(obstacle).isInstanceOf(Obstacle.Rehandled.class);
            assertThat(obstacle.sentence()).contains("kube-system", "UDP 53");
        });
    }

    @Test
    void refusesToMoveLivingConnectionsBetweenThePlainPathAndAProxy() {
        var plain = policy(
                "tenant-a/charge",
                allow(
                        Direction.INGRESS,
                        app("payment-api", "tenant-a"),
                        inside("frontend", "tenant-a"),
                        ports("8080/TCP")),
                allow(
                        Direction.EGRESS,
                        app("frontend", "tenant-a"),
                        inside("payment-api", "tenant-a"),
                        ports("8080/TCP")));
        Plan plan = plan(ACT_2, with(ACT_2, plain));
        assertThat(plan).isInstanceOf(Refused.class);
        assertThat(((Refused) plan).obstacles())
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.sentence())
                        .contains("frontend", "payment-api", "8080", "between the plain path and a proxy"));
    }

    @Test
    void suspendsAndOffboardsTenantBInAct8() {
        IntentSnapshot suspended = with(ACT_7, tenant("tenant-b", State.SUSPENDED, Isolation.SHARED, "tenant-b"));
        assertThat(proven(ACT_7, suspended).pruning().waits()).isFalse();
    }
}
