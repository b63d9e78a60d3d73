package dev.breakwater.compiler;

import static dev.breakwater.intent.Intents.advertisement;
import static dev.breakwater.intent.Intents.allow;
import static dev.breakwater.intent.Intents.app;
import static dev.breakwater.intent.Intents.block;
import static dev.breakwater.intent.Intents.contract;
import static dev.breakwater.intent.Intents.deny;
import static dev.breakwater.intent.Intents.dns;
import static dev.breakwater.intent.Intents.inside;
import static dev.breakwater.intent.Intents.instance;
import static dev.breakwater.intent.Intents.partner;
import static dev.breakwater.intent.Intents.peering;
import static dev.breakwater.intent.Intents.policy;
import static dev.breakwater.intent.Intents.pool;
import static dev.breakwater.intent.Intents.portList;
import static dev.breakwater.intent.Intents.ports;
import static dev.breakwater.intent.Intents.shared;
import static dev.breakwater.intent.Intents.snapshot;
import static dev.breakwater.intent.Intents.strict;
import static dev.breakwater.intent.Intents.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.Peer.Reserved;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each row of the compile table: the intent here, the exact YAML in {@code golden/}. After a wanted change, write the files
 * anew with {@code -Dgolden.update=true} and read the difference.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Direction IN = Direction.INGRESS;
    private static final Direction OUT = Direction.EGRESS;

    @Test
    void compilesATenantThatIsOpenInside() throws IOException {
        matches("tenant-shared", tenantOnly(Guard.DENY, "tenant-b", snapshot(shared("tenant-b", "tenant-b"))));
    }

    @Test
    void compilesATenantThatIsClosedEvenInside() throws IOException {
        matches(
                "tenant-strict",
                tenantOnly(Guard.DENY, "tenant-a", snapshot(strict("tenant-a", "tenant-a", "tenant-a-data"))));
    }

    @Test
    void compilesNoGuardObjectWhereAdmissionGuards() throws IOException {
        matches(
                "tenant-guard-admission",
                tenantOnly(Guard.ADMISSION, "tenant-a", snapshot(strict("tenant-a", "tenant-a"))));
    }

    @Test
    void compilesTheAdmissionGuardOfACluster() throws IOException {
        matches("cluster-guard-admission", fabric(Guard.ADMISSION, snapshot()));
    }

    @Test
    void compilesTheGuardOfTheTenantLabel() throws IOException {
        matches("cluster-guard-deny", fabric(Guard.DENY, snapshot()));
    }

    @Test
    void compilesARequestedTenantToNothing() throws IOException {
        var requested = tenant("tenant-a", State.REQUESTED, Isolation.STRICT, "tenant-a", "tenant-a-data");
        matches("tenant-requested", tenantOnly(Guard.DENY, "tenant-a", snapshot(requested, mysql())));
    }

    @Test
    void compilesASuspendedTenantToItsFloorAlone() throws IOException {
        var suspended = tenant("tenant-a", State.SUSPENDED, Isolation.STRICT, "tenant-a", "tenant-a-data");
        var snapshot = snapshot(
                suspended,
                mysql(),
                pool("tenant-a/main", "203.0.113.0/28"),
                strict("billing", "billing"),
                contract("billing/invoice", "tenant-a", true, "9443/TCP"));
        matches("tenant-suspended", tenantOnly(Guard.DENY, "tenant-a", snapshot));
        matches("tenant-suspended-partner", tenantOnly(Guard.DENY, "billing", snapshot));
    }

    @Test
    void compilesAPolicyInsideATenant() throws IOException {
        matches("policy-same-tenant", policies(mysql()));
    }

    @Test
    void compilesAnHttpPolicy() throws IOException {
        var traffic = new Traffic.Http(
                portList("8080/TCP", "9000-9010/TCP"),
                List.of(
                        new Traffic.HttpRule("POST", "/v1/charge", null, List.of()),
                        new Traffic.HttpRule("GET", "/v1/.*", "pay\\.example\\.com", List.of("X-Shop: yes"))));
        matches(
                "policy-http",
                policies(policy(
                        "tenant-a/charge",
                        allow(OUT, app("frontend"), inside("payment-api"), traffic),
                        allow(IN, app("payment-api"), inside("frontend"), traffic))));
    }

    @Test
    void compilesFqdnPolicies() throws IOException {
        matches(
                "policy-fqdn",
                policies(policy(
                        "tenant-a/billing-hk",
                        allow(OUT, Endpoints.ALL, new Peer.FqdnName("billing.hk.example.com"), ports("443/TCP")),
                        allow(
                                OUT,
                                Endpoints.ALL,
                                new Peer.FqdnPattern("*.billing.hk.example.com"),
                                ports("443/TCP")))));
    }

    @Test
    void compilesDnsPolicies() throws IOException {
        matches(
                "policy-dns",
                policies(policy(
                        "tenant-a/resolver",
                        allow(OUT, Endpoints.ALL, block("192.0.2.53/32"), dns("*.example.com", "53/UDP", "53/TCP")),
                        allow(OUT, Endpoints.ALL, block("192.0.2.53/32"), dns("api.example.com", "53/UDP")))));
    }

    @Test
    void compilesBlocksOfAddresses() throws IOException {
        matches(
                "policy-block",
                policies(policy(
                        "tenant-a/outside",
                        allow(
                                OUT,
                                app("a"),
                                block("0.0.0.0/0", "169.254.169.254/32", "10.0.0.0/8"),
                                new Traffic.Everything()),
                        allow(OUT, app("a"), block("2001:db8::/32"), ports("443/TCP", "443/UDP")),
                        allow(OUT, app("a"), block("::/0", "fc00::/7", "::/8"), ports("443/TCP")),
                        allow(IN, app("a"), block("198.51.100.0/24"), ports("8443/TCP")))));
    }

    @Test
    void compilesEntities() throws IOException {
        var rules = List.of(Reserved.values()).stream()
                .map(entity -> allow(IN, app("web"), new Peer.Entity(entity), ports("8443/TCP")))
                .toArray(Rule[]::new);
        matches("policy-entity", policies(policy("tenant-a/published", rules)));
    }

    @Test
    void compilesIcmpAndSctp() throws IOException {
        var echo = new Traffic.Icmp(List.of(Traffic.IcmpType.parse("8/IPv4"), Traffic.IcmpType.parse("128/IPv6")));
        matches(
                "policy-icmp-sctp",
                policies(policy(
                        "tenant-a/ping",
                        allow(OUT, Endpoints.ALL, inside("web"), echo),
                        allow(OUT, Endpoints.ALL, inside("web"), ports("3868/SCTP")))));
    }

    @Test
    void compilesDeniesApartFromAllows() throws IOException {
        matches(
                "policy-deny",
                policies(policy(
                        "tenant-a/no-batch",
                        allow(IN, app("mysql"), inside("frontend"), ports("3306/TCP")),
                        deny(IN, app("mysql"), inside("batch"), new Traffic.Everything()),
                        deny(OUT, app("mysql"), block("10.0.0.0/8", "10.9.0.0/16"), ports("1-1024/TCP")))));
    }

    @Test
    void compilesLabelsThatYamlCouldMisread() throws IOException {
        var labels = new Labels(new TreeMap<>(Map.of("on", "y", "version", "1e3", "day", "2026-11-24", "n", "123")));
        matches(
                "policy-misreadable-labels",
                policies(policy(
                        "tenant-a/odd",
                        allow(
                                IN,
                                Endpoints.labelled(labels),
                                new Peer.SameTenant(Endpoints.labelled(Labels.of("null", ""))),
                                ports("80/TCP")))));
    }

    @Test
    void compilesAContractOnBothSides() throws IOException {
        var snapshot = snapshot(
                strict("tenant-a", "tenant-a"),
                strict("billing", "billing"),
                contract("billing/invoice", "tenant-a", true, "9443/TCP"));
        matches("contract-consumer", tenantOnly(Guard.DENY, "tenant-a", snapshot));
        matches("contract-provider", tenantOnly(Guard.DENY, "billing", snapshot));
    }

    @Test
    void compilesAnOfferToNothing() throws IOException {
        var snapshot = snapshot(
                strict("tenant-a", "tenant-a"),
                strict("billing", "billing"),
                contract("billing/invoice", "tenant-a", false, "9443/TCP"));
        matches("contract-offered", tenantOnly(Guard.DENY, "billing", snapshot));
    }

    @Test
    void compilesAPolicyForAContractPartner() throws IOException {
        var snapshot = snapshot(
                strict("tenant-a", "tenant-a"),
                strict("billing", "billing"),
                contract("billing/invoice", "tenant-a", true, "9443/TCP", "9000-9100/TCP"),
                policy(
                        "tenant-a/invoices",
                        allow(OUT, app("frontend"), partner("billing/invoice"), ports("9050-9443/TCP")),
                        deny(OUT, app("batch"), partner("billing/invoice"), new Traffic.Everything())));
        matches(
                "policy-contract-partner",
                tenantOnly(
                        Guard.DENY,
                        "tenant-a",
                        snapshot,
                        manifest -> manifest.ref().name().contains("invoices")));
    }

    @Test
    void compilesAPool() throws IOException {
        var snapshot = snapshot(
                strict("tenant-a", "tenant-a", "tenant-a-data"),
                pool("tenant-a/main", "203.0.113.0/28", "2001:db8:a::/124"),
                pool("tenant-a/empty"));
        matches("pool", tenantOnly(Guard.DENY, "tenant-a", snapshot, kind("CiliumLoadBalancerIPPool")));
    }

    @Test
    void compilesAPoolOfATenantWithoutNamespacesToNothing() throws IOException {
        var snapshot = snapshot(strict("tenant-a"), pool("tenant-a/main", "203.0.113.0/28"));
        matches("pool-without-namespaces", tenantOnly(Guard.DENY, "tenant-a", snapshot));
    }

    @Test
    void compilesPeerings() throws IOException {
        matches("peering", fabric(Guard.DENY, snapshot(hkix(), pccw())));
    }

    @Test
    void compilesAnAdvertisement() throws IOException {
        var snapshot = snapshot(
                strict("tenant-a", "tenant-a", "tenant-a-data"),
                hkix(),
                pccw(),
                advertisement("tenant-a/edge", Map.of("hkix", "64512:100 64512:1:100", "pccw", "")));
        matches("advertisement", tenantOnly(Guard.DENY, "tenant-a", snapshot, kind("CiliumBGPAdvertisement")));
    }

    private static PolicyIntent mysql() {
        return policy(
                "tenant-a/mysql",
                allow(OUT, app("frontend", "tenant-a"), inside("mysql", "tenant-a-data"), ports("3306/TCP")),
                allow(IN, app("mysql", "tenant-a-data"), inside("frontend", "tenant-a"), ports("3306/TCP")));
    }

    private static PeeringIntent hkix() {
        return peering("hkix", instance("edge", 64512, "edge"), 64701, "10.0.1.1", "fd00:0:1::1");
    }

    private static PeeringIntent pccw() {
        return peering("pccw", instance("edge", 64512, "edge"), 64702, "10.0.2.1", "fd00:0:2::1");
    }

    private static String policies(PolicyIntent policy) {
        var snapshot = snapshot(strict("tenant-a", "tenant-a", "tenant-a-data"), policy);
        String prefix = "bw-tenant-a-" + policy.id().name() + "-";
        return tenantOnly(
                Guard.DENY,
                "tenant-a",
                snapshot,
                manifest -> manifest.ref().name().startsWith(prefix));
    }

    private static Predicate<Manifest> kind(String kind) {
        return manifest -> manifest.ref().kind().equals(kind);
    }

    private static String tenantOnly(Guard guard, String tenant, IntentSnapshot snapshot) {
        return tenantOnly(guard, tenant, snapshot, _ -> true);
    }

    private static String tenantOnly(Guard guard, String tenant, IntentSnapshot snapshot, Predicate<Manifest> wanted) {
        return yaml(guard, new Unit.Tenant(new TenantId(tenant)), snapshot, wanted);
    }

    private static String fabric(Guard guard, IntentSnapshot snapshot) {
        return yaml(guard, new Unit.Fabric(), snapshot, _ -> true);
    }

    private static String yaml(Guard guard, Unit unit, IntentSnapshot snapshot, Predicate<Manifest> wanted) {
        var settings = new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, guard);
        return new Compiler(settings)
                .compile(unit, snapshot).values().stream()
                        .filter(wanted)
                        .map(Manifest::yaml)
                        .collect(Collectors.joining("---\n"));
    }

    private static void matches(String row, String yaml) throws IOException {
        Path file = FOLDER.resolve(row + ".yaml");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, yaml);
        }
        assertThat(yaml).as("golden/" + row + ".yaml").isEqualTo(Files.readString(file));
    }
}
