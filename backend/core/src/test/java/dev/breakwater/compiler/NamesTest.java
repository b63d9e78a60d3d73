package dev.breakwater.compiler;

import static dev.breakwater.intent.Intents.advertisement;
import static dev.breakwater.intent.Intents.allow;
import static dev.breakwater.intent.Intents.app;
import static dev.breakwater.intent.Intents.contract;
import static dev.breakwater.intent.Intents.inside;
import static dev.breakwater.intent.Intents.instance;
import static dev.breakwater.intent.Intents.peering;
import static dev.breakwater.intent.Intents.policy;
import static dev.breakwater.intent.Intents.pool;
import static dev.breakwater.intent.Intents.ports;
import static dev.breakwater.intent.Intents.snapshot;
import static dev.breakwater.intent.Intents.strict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects of different owners never share a name, however alike their ids are. */
class NamesTest {
    private final Compiler compiler =
            new Compiler(new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, Guard.DENY));

    @Test
    void tellsApartWhatReadsAlikeWhenJoined() {
        var snapshot = snapshot(
                strict("a", "a"),
                strict("a-b", "a-b"),
                strict("a-closed", "a-closed"),
                strict("a-base", "a-base"),
                web("a/b-c"),
                web("a-b/c"),
                pool("a/b-c", "203.0.113.0/28"),
                pool("a-b/c", "203.0.113.16/28"),
                peering("x-y", instance("edge", 64512, "edge"), 64701, "10.0.1.1"),
                peering("y", instance("edge", 64512, "edge"), 64701, "10.0.2.1"),
                advertisement("a/b-c", Map.of("y", "", "x-y", "")),
                advertisement("a-b/c", Map.of("y", "")),
                advertisement("a-b/c-x", Map.of("x-y", "")),
                contract("a/b-c", "a-closed", true, "1/TCP"),
                contract("a-b/c", "a-closed", true, "1/TCP"));
        int sum = List.of("a", "a-b", "a-closed", "a-base").stream()
                .mapToInt(id -> size(snapshot, id))
                .sum();
        assertThat(compiler.compile(snapshot))
                .hasSize(sum + compiler.compile(new Unit.Fabric(), snapshot).size());
    }

    @Test
    void tellsAPolicyFromTheFloorWhateverItIsCalled() {
        var snapshot =
                snapshot(strict("a", "a"), web("a/base"), web("a/guard"), web("a/closed"), web("a/contract-x-ingress"));
        assertThat(compiler.compile(new Unit.Tenant(new TenantId("a")), snapshot))
                .hasSize(1 + 3 + 4);
    }

    @Test
    void keepsTheLongestNamesWithinKubernetesLimit() {
        String tenant = "t".repeat(40);
        String other = "o".repeat(40);
        String name = "n".repeat(63);
        var snapshot = snapshot(
                strict(tenant, "a"),
                strict(other, "b"),
                web(tenant + "/" + name),
                pool(tenant + "/" + name, "203.0.113.0/28"),
                peering(name, instance(name, 64512, "edge"), 64701, "fd00:1111:2222:3333:4444:5555:6666:7777"),
                advertisement(tenant + "/" + name, Map.of(name, "")),
                contract(tenant + "/" + name, other, true, "1/TCP"));
        assertThat(compiler.compile(snapshot).keySet())
                .allSatisfy(ref -> assertThat(ref.name()).hasSizeLessThanOrEqualTo(253));
    }

    private int size(IntentSnapshot snapshot, String tenant) {
        return compiler.compile(new Unit.Tenant(new TenantId(tenant)), snapshot).size();
    }

    private static PolicyIntent web(String id) {
        return policy(id, allow(Direction.INGRESS, app("web"), inside("web"), ports("80/TCP")));
    }
}
