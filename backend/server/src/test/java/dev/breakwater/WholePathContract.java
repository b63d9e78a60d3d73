package dev.breakwater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.breakwater.cluster.Hand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From a wish over REST to a store of events, to objects in a cluster and back to a status: nothing in between is made up. */
@ServerIT(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "breakwater.access.demo-users=true")
abstract class WholePathContract {
    private static final Duration LONG = Duration.ofSeconds(60);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    private Caller rest;

    abstract Path kubeconfig();

    @BeforeEach
    void calls() {
        rest = Caller.of(port);
    }

    @Test
    void carriesWishesIntoTheClusterAndOneTenantBackToWhatItHad() {
        tenantsComeIn();
        long good = theySayWhatTheyWant();
        assertStored();
        assertStands(good);

        long wrong = tenantAMakesAMistake();
        long others = billingGoesOn();
        assertStands(others);
        assertThat(manifests(wrong, "tenant-a")).isNotEqualTo(manifests(good, "tenant-a"));
        assertThat(inTheCluster()).anyMatch(name -> name.startsWith("bw-tenant-a-open-"));

        long back = rest.post("operator", "/revisions/" + good + "/rollback", """
                {"tenant": "tenant-a", "reason": "Everybody could reach the shop's database"}""");
        assertStands(back);
        assertThat(manifests(back, "tenant-a")).isEqualTo(manifests(good, "tenant-a"));
        assertThat(withoutTenantA(back)).isEqualTo(withoutTenantA(others));
    }

    private void tenantsComeIn() {
        for (String tenant : new String[] {"tenant-a", "billing"}) {
            rest.post(tenant, "/tenants", """
                    {"id": "%s", "isolation": "strict", "namespaces": ["%s"]}""".formatted(tenant, tenant));
            rest.post("operator", "/tenants/" + tenant + "/approval", null);
        }
    }

    private long theySayWhatTheyWant() {
        rest.put("operator", "/tenants/tenant-a/pools/main", """
                {"blocks": ["203.0.113.0/28"]}""");
        rest.put("operator", "/peerings/hkix", """
                {"instance": {"name": "edge", "localAsn": 64512, "nodes": {"breakwater.dev/bgp": "edge"}},
                 "peerAsn": 64701, "addresses": ["10.0.1.1"],
                 "profile": {"timers": {"connectRetrySeconds": 120, "holdSeconds": 30, "keepAliveSeconds": 10},
                   "gracefulRestartSeconds": 120, "ebgpMultihop": 1, "families": ["ipv4"]}}""");
        rest.put("operator", "/tenants/tenant-a/advertisements/edge", """
                {"peerings": {"hkix": ["64512:100"]}}""");
        rest.put("tenant-a", "/tenants/tenant-a/policies/mysql", policy("egress", """
                {"kind": "same-tenant", "endpoints": {"labels": {"app": "mysql"}}}""", 3306));
        rest.put("billing", "/tenants/billing/contracts/invoice", """
                {"consumer": "tenant-a", "offered": {"labels": {"app": "invoice"}}, "callers": {}, "ports": ["9443/TCP"]}""");
        return rest.post("tenant-a", "/tenants/billing/contracts/invoice/acceptance", null);
    }

    /** The database is open to the world, and the shop no longer finds it. */
    private long tenantAMakesAMistake() {
        rest.put("tenant-a", "/tenants/tenant-a/policies/open", policy("ingress", """
                {"kind": "entity", "entity": "world"}""", 3306));
        return rest.delete("tenant-a", "/tenants/tenant-a/policies/mysql");
    }

    private long billingGoesOn() {
        return rest.put("billing", "/tenants/billing/policies/reports", policy("egress", """
                {"kind": "fqdn-name", "name": "reports.hk.example.com"}""", 443));
    }

    private static String policy(String direction, String peer, int port) {
        return """
                {"reason": "As the whole path wants it", "rules": [{"action": "allow", "direction": "%s", "subject": {},
                 "peer": %s, "traffic": {"kind": "ports", "ports": ["%d/TCP"]}}]}""".formatted(direction, peer, port);
    }

    private void assertStored() {
        assertThat(sql.sql("SELECT payload_type FROM domain_event_entry ORDER BY global_index")
                        .query(String.class)
                        .list())
                .filteredOn(type -> !type.startsWith("change."))
                .containsSubsequence(
                        "tenant.TenantRequested",
                        "tenant.TenantApproved",
                        "addressing.PoolProvided",
                        "peering.PeerConnected",
                        "peering.AdvertisementOpened",
                        "policy.PolicyDefined",
                        "contract.ContractOffered",
                        "contract.ContractAccepted");
    }

    /** Every object of the revision stands as desired: the status says so, and so does the cluster itself. */
    private void assertStands(long revision) {
        await().atMost(LONG)
                .until(() -> rest.get("operator", "/cluster").path("applied").asLong(0) >= revision);
        SortedMap<String, String> desired = manifests(revision, null);
        await().atMost(LONG).untilAsserted(() -> {
            Map<String, String> standings = items(rest.get("operator", "/objects?limit=500"))
                    .collect(Collectors.toMap(
                            item -> item.path("ref").asString(""),
                            item -> item.path("standing").asString("")));
            assertThat(standings.keySet()).isEqualTo(desired.keySet());
            assertThat(standings.values()).containsOnly("applied");
        });
        String kind = "cilium.io/CiliumClusterwideNetworkPolicy/";
        assertThat(inTheCluster())
                .containsExactlyInAnyOrderElementsOf(desired.keySet().stream()
                        .filter(ref -> ref.startsWith(kind))
                        .map(ref -> ref.substring(kind.length()))
                        .toList());
    }

    private List<String> inTheCluster() {
        try (var somebody = new Hand(kubeconfig())) {
            return items(somebody.get(Hand.POLICIES.replaceFirst("/$", "")))
                    .map(item -> item.at("/metadata/name").asString(""))
                    .toList();
        }
    }

    private SortedMap<String, String> withoutTenantA(long revision) {
        var all = manifests(revision, null);
        all.keySet().removeAll(manifests(revision, "tenant-a").keySet());
        return all;
    }

    private SortedMap<String, String> manifests(long revision, String tenant) {
        String of = tenant == null ? "" : "&tenant=" + tenant;
        return items(rest.get("auditor", "/revisions/" + revision + "/objects?limit=500" + of))
                .collect(Collectors.toMap(
                        item -> item.path("ref").asString(""),
                        item -> item.path("yaml").asString(""),
                        (one, _) -> one,
                        TreeMap::new));
    }

    private static Stream<JsonNode> items(JsonNode list) {
        assertThat(list.path("next").isMissingNode()).isTrue();
        return list.path("items").valueStream();
    }
}
