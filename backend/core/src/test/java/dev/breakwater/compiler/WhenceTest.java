package dev.breakwater.compiler;

import static dev.breakwater.intent.Intents.snapshot;
import static dev.breakwater.intent.Intents.strict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.compiler.Whence.Place;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Action;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every item of a compiled policy leads back to the rule that it says, in whatever order rules are written. */
class WhenceTest {
    private static final Pattern ITEM = Pattern.compile("spec\\.(\\w+)\\[(\\d+)]");
    private static final TenantId OWNER = new TenantId("a");
    private static final PolicyId POLICY = PolicyId.parse("a/many");
    private static final long SEED = System.nanoTime();

    private final Compiler compiler =
            new Compiler(new ClusterSettings(new ClusterName("hk-tw1"), ClusterSettings.TENANT_LABEL, Guard.DENY));

    @Test
    void leadsFromEachItemToItsRule() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            rules.add(rule(i));
        }
        Collections.shuffle(rules, new Random(SEED));
        IntentSnapshot snapshot = snapshot(strict("a", "a"), new PolicyIntent(POLICY, spec(rules)));

        Map<Place, Whence> whence = compiler.whence(OWNER, snapshot);

        Map<?, Manifest> objects = compiler.compile(new Unit.Tenant(OWNER), snapshot);
        assertThat(whence).as("seed " + SEED).hasSize(rules.size());
        whence.forEach((place, found) -> {
            Rule said = rules.get(found.rule());
            String item = item(objects.get(place.object()), place.item());
            assertThat(found.policy()).isEqualTo(POLICY);
            assertThat(item)
                    .as("seed " + SEED + ", " + place)
                    .contains(
                            ((Traffic.Ports) said.traffic()).ports().getFirst().first() + "");
            assertThat(place.item().startsWith("spec.ingress")).isEqualTo(said.direction() == Direction.INGRESS);
            assertThat(place.item().contains("Deny")).isEqualTo(said.action() == Action.DENY);
        });
    }

    @Test
    void takesTheFirstOfRulesThatSayTheSame() {
        IntentSnapshot snapshot =
                snapshot(strict("a", "a"), new PolicyIntent(POLICY, spec(List.of(rule(4), rule(3), rule(8), rule(3)))));
        assertThat(compiler.whence(OWNER, snapshot).values())
                .extracting(Whence::rule)
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void knowsNothingOfATenantThatIsNotThere() {
        assertThat(compiler.whence(OWNER, snapshot())).isEmpty();
    }

    /** The port says which it is. */
    private static Rule rule(int number) {
        return new Rule(
                number % 3 == 0 ? Action.DENY : Action.ALLOW,
                number % 2 == 0 ? Direction.INGRESS : Direction.EGRESS,
                Endpoints.labelled(Labels.of("app", number % 5 == 0 ? "one" : "other")),
                new Peer.Block(Cidr.parse("203.0.113." + number * 8 + "/32"), List.of()),
                new Traffic.Ports(List.of(Port.parse(7000 + number + "/TCP"))));
    }

    private static PolicySpec spec(List<Rule> rules) {
        return new PolicySpec("Many rules", null, rules);
    }

    private static String item(Manifest manifest, String path) {
        Matcher item = ITEM.matcher(path);
        assertThat(item.matches()).as(path).isTrue();
        Map<?, ?> spec = (Map<?, ?>) ((Map<?, ?>) manifest.body().plain()).get("spec");
        return String.valueOf(((List<?>) spec.get(item.group(1))).get(Integer.parseInt(item.group(2))));
    }
}
