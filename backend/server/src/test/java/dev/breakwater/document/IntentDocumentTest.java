package dev.breakwater.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.eventstore.Json;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.PoolIntent;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class IntentDocumentTest {
    private static final TenantId TENANT = new TenantId("tenant-a");

    private final JsonMapper json = Json.mapper();
    private final IntentYaml yaml = new IntentYaml(json);

    private final TenantIntent tenant = new TenantIntent(
            TENANT,
            "The shop: \"no\", 12:30, é",
            TenantIntent.State.APPROVED,
            TenantIntent.Isolation.STRICT,
            new TreeSet<>(Set.of(new NamespaceName("tenant-a"), new NamespaceName("on"))));

    private final IntentSnapshot snapshot = IntentSnapshot.of(List.of(
            tenant,
            new PolicyIntent(
                    PolicyId.parse("tenant-a/mysql"),
                    new PolicySpec(
                            "Orders\nare kept",
                            Instant.parse("2027-01-01T00:00:00Z"),
                            List.of(
                                    rule(
                                            new Peer.SameTenant(Endpoints.labelled(Labels.of("app", "true"))),
                                            new Traffic.Ports(List.of(Port.tcp(3306)))),
                                    rule(
                                            new Peer.Block(
                                                    Cidr.parse("2001:db8::/32"),
                                                    List.of(Cidr.parse("2001:db8:1::/48"))),
                                            new Traffic.Everything()),
                                    rule(
                                            new Peer.Entity(Peer.Reserved.KUBE_APISERVER),
                                            new Traffic.Http(
                                                    List.of(Port.tcp(8080)),
                                                    List.of(new Traffic.HttpRule(
                                                            "POST", "/v1/charge", null, List.of("X: y")))))))),
            new ContractIntent(
                    ContractId.parse("billing/invoice"),
                    new ContractIntent.Terms(TENANT, Endpoints.ALL, Endpoints.ALL, List.of(Port.tcp(9443))),
                    true),
            new PoolIntent(PoolId.parse("tenant-a/main"), new TreeSet<>(Set.of(Cidr.parse("203.0.113.0/28")))),
            new AdvertisementIntent(
                    AdvertisementId.parse("tenant-a/edge"),
                    new TreeMap<>(Map.of(
                            new PeeringId("hkix"), new TreeSet<>(Set.of(new Community("64512:100"))),
                            new PeeringId("pccw"), new TreeSet<Community>())))));

    @Test
    void isReadAsItWasWritten() {
        String text = yaml.of(IntentDocument.of(tenant, snapshot));
        IntentDocument read = json.treeToValue(tree(text), IntentDocument.class);
        IntentSnapshot again = IntentSnapshot.of(read.intents(TENANT));
        assertThat(again).as(text).isEqualTo(snapshot);
        assertThat(yaml.of(IntentDocument.of(tenant, again))).isEqualTo(text);
    }

    private static JsonNode tree(String text) {
        return YAMLMapper.shared().readTree(text);
    }

    private static Rule rule(Peer peer, Traffic traffic) {
        return new Rule(
                Rule.Action.ALLOW,
                Rule.Direction.EGRESS,
                new Endpoints(new TreeSet<>(Set.of(new NamespaceName("tenant-a"))), Labels.of("app", "frontend")),
                peer,
                traffic);
    }
}
