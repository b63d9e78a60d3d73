package dev.breakwater.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.RandomIntents;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No object of one tenant selects an endpoint of another without a contract; decided by a naive matcher of its own. */
class IsolationTest {
    private static final int SEEDS = 60;
    private static final Endpoint KUBE_DNS =
            new Endpoint(Endpoint.NOBODY, "kube-system", Map.of("k8s-app", "kube-dns"));
    private static final List<String> DIRECTIONS = List.of("ingress", "egress");

    private static final Compiler COMPILER =
            new Compiler(new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, Guard.DENY));
    private static final List<World> WORLDS =
            LongStream.range(0, SEEDS).mapToObj(IsolationTest::world).toList();

    /** One random compilation: its objects, and endpoints to try them on. */
    private record World(
            long seed, IntentSnapshot snapshot, SortedMap<ObjectRef, Manifest> objects, List<Endpoint> endpoints) {
        Stream<Manifest> policies() {
            return objects.values().stream()
                    .filter(manifest -> manifest.ref().kind().startsWith("CiliumClusterwide"));
        }

        /** Said independently of the compiler: an accepted contract between two approved tenants. */
        boolean agreed(String one, String other) {
            return snapshot.contractsOf(new TenantId(one)).stream()
                    .filter(ContractIntent::accepted)
                    .filter(contract -> contract.tenants().equals(Set.of(new TenantId(one), new TenantId(other))))
                    .anyMatch(contract -> contract.tenants().stream()
                            .map(snapshot::tenant)
                            .allMatch(tenant -> tenant != null && tenant.state() == State.APPROVED));
        }
    }

    @Test
    void appliesEveryPolicyToItsOwnTenantOnly() {
        worlds().forEach(world -> world.policies()
                .forEach(policy -> world.endpoints.stream()
                        .filter(endpoint -> endpoint.isSubjectOf(policy))
                        .forEach(endpoint -> assertThat(endpoint.tenant())
                                .as("seed %d %s", world.seed, policy.ref())
                                .isEqualTo(owner(policy)))));
    }

    @Test
    void allowsNoEndpointOfAnotherTenantWithoutAContract() {
        int[] crossing = {0};
        worlds().forEach(world -> world.policies().forEach(policy -> {
            for (Endpoint endpoint : peers(policy, "", world.endpoints)) {
                if (!endpoint.tenant().equals(owner(policy)) && !endpoint.equals(KUBE_DNS)) {
                    crossing[0]++;
                    assertThat(world.agreed(owner(policy), endpoint.tenant()))
                            .as("seed %d %s selects %s", world.seed, policy.ref(), endpoint)
                            .isTrue();
                }
            }
        }));
        assertThat(crossing[0]).as("contracts do open something").isPositive();
    }

    @Test
    void guardsAgainstEveryTenantWithoutAContractAndNobodyElse() {
        worlds().forEach(world -> world.policies()
                .filter(IsolationTest::isGuard)
                .forEach(guard -> {
                    for (String direction : DIRECTIONS) {
                        List<Endpoint> denied = peers(guard, direction, "Deny", world.endpoints);
                        for (Endpoint endpoint : world.endpoints) {
                            boolean stranger = !endpoint.tenant().equals(Endpoint.NOBODY)
                                    && !endpoint.tenant().equals(owner(guard))
                                    && !world.agreed(owner(guard), endpoint.tenant());
                            assertThat(denied.contains(endpoint))
                                    .as("seed %d %s %s %s", world.seed, guard.ref(), direction, endpoint)
                                    .isEqualTo(stranger);
                        }
                    }
                }));
    }

    @Test
    void givesAddressesToServicesOfTheirOwnTenantOnly() {
        worlds().forEach(world -> world.objects.values().stream()
                .filter(manifest -> Set.of("CiliumLoadBalancerIPPool", "CiliumBGPAdvertisement")
                        .contains(manifest.ref().kind()))
                .forEach(manifest -> {
                    TenantIntent tenant = Objects.requireNonNull(world.snapshot.tenant(new TenantId(owner(manifest))));
                    String expected = "{matchExpressions=[{key=io.kubernetes.service.namespace, operator=In, values="
                            + tenant.namespaces() + "}]}";
                    assertThat(Endpoint.spec(manifest).toString())
                            .as("seed %d %s", world.seed, manifest.ref())
                            .contains(expected);
                }));
    }

    private static Stream<World> worlds() {
        return WORLDS.stream();
    }

    private static World world(long seed) {
        IntentSnapshot snapshot = IntentSnapshot.EMPTY;
        SortedMap<ObjectRef, Manifest> objects = COMPILER.compile(snapshot);
        var random = new RandomIntents(seed);
        for (int step = 0; step < 60; step++) {
            IntentSnapshot more = random.step(snapshot);
            try {
                objects = COMPILER.compile(more);
                snapshot = more;
            } catch (Rejection _) {
                // this step is refused; the world goes on without it
            }
        }
        return new World(seed, snapshot, objects, endpoints(snapshot));
    }

    /** Every namespace of a tenant with every app, and pods of nobody's. */
    private static List<Endpoint> endpoints(IntentSnapshot snapshot) {
        var endpoints = new ArrayList<>(List.of(
                KUBE_DNS,
                new Endpoint(Endpoint.NOBODY, "kube-system", Map.of("app", "web")),
                new Endpoint(Endpoint.NOBODY, "unclaimed", Map.of("app", "invoice"))));
        snapshot.tenants().stream()
                .filter(tenant -> tenant.state() != State.REQUESTED)
                .forEach(tenant -> tenant.namespaces()
                        .forEach(namespace -> Stream.of("web", "db", "invoice")
                                .forEach(app -> endpoints.add(new Endpoint(
                                        tenant.id().toString(), namespace.toString(), Map.of("app", app))))));
        return endpoints;
    }

    private static List<Endpoint> peers(Manifest policy, String suffix, List<Endpoint> endpoints) {
        return DIRECTIONS.stream()
                .flatMap(direction -> peers(policy, direction, suffix, endpoints).stream())
                .toList();
    }

    private static List<Endpoint> peers(Manifest policy, String direction, String suffix, List<Endpoint> endpoints) {
        Object rules = Endpoint.spec(policy).get(direction + suffix);
        return (rules instanceof List<?> list ? list : List.of())
                .stream()
                        .flatMap(rule -> selectors((Map<?, ?>) rule).stream())
                        .flatMap(selector -> endpoints.stream().filter(endpoint -> endpoint.matches(selector)))
                        .toList();
    }

    private static List<?> selectors(Map<?, ?> rule) {
        return Stream.of("fromEndpoints", "toEndpoints")
                .map(rule::get)
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .toList();
    }

    private static boolean isGuard(Manifest policy) {
        return policy.ref().name().startsWith("bw-" + owner(policy) + "-guard-")
                && Endpoint.spec(policy).containsKey("ingressDeny")
                && !policy.ref().name().contains("-deny-");
    }

    private static String owner(Manifest manifest) {
        return Objects.requireNonNull(manifest.labels().get(ClusterSettings.TENANT_LABEL));
    }
}
