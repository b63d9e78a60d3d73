package dev.breakwater.reach.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.AgentOptions;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Parties;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.vocabulary.Cidr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A row names whom it speaks of as people would: by namespace, and by what tells them from the others there. */
class GroupNamesTest {
    private static final Clause OUT = Spoken.egress(
            "out", Effect.ALLOW, "a", new Peer.Block(Cidr.parse("10.0.0.0/8"), List.of()), Spoken.EVERY, Spoken.PLAIN);
    private static final Clause NAMED = Spoken.egress(
            "named",
            Effect.ALLOW,
            "a",
            new Peer.Fqdn(new DomainPattern("example.com", false)),
            Spoken.EVERY,
            Spoken.PLAIN);
    private static final Parties PARTIES = Parties.of(
            new Topology(
                    false,
                    AgentOptions.DEFAULT,
                    List.of(
                            new Topology.Namespace("w", Map.of()),
                            new Topology.Namespace("v", Map.of()),
                            new Topology.Namespace("u", Map.of())),
                    endpoints(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of()),
            List.of(OUT, NAMED));

    private static List<Endpoint> endpoints() {
        var pods = new ArrayList<>(List.of(
                Endpoint.pod("w", "web", Map.of("app", "web", "tier", "front")),
                Endpoint.pod("w", "db", Map.of("app", "db", "tier", "back")),
                Endpoint.pod("w", "cache", Map.of("app", "cache", "tier", "back")),
                Endpoint.pod("w", "shop", Map.of("app", "web", "tier", "back")),
                Endpoint.pod("w", "bare", Map.of()),
                Endpoint.pod("v", "one", Map.of("app", "web"))));
        IntStream.range(0, 8).forEach(i -> pods.add(Endpoint.pod("u", "pod" + i, Map.of("app", "app" + i))));
        return pods;
    }

    private static String name(String... ends) {
        var group = new Bits.Builder();
        for (String end : ends) {
            group.add(PARTIES.named(end).index());
        }
        return new GroupNames(PARTIES).of(group.build());
    }

    private static String[] pods(String namespace, String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(i -> namespace + "/" + names[i])
                .toArray(String[]::new);
    }

    private static String[] all(String[]... some) {
        return Arrays.stream(some).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private static final String[] W = pods("w", "web", "db", "cache", "shop", "bare");
    private static final String[] U = pods("u", "pod0", "pod1", "pod2", "pod3", "pod4", "pod5", "pod6", "pod7");

    @Test
    void saysANamespaceForAllOfIt() {
        assertThat(name(W)).isEqualTo("w");
        assertThat(name(all(W, pods("v", "one")))).isEqualTo("v, w");
        assertThat(name(all(W, U, pods("v", "one")))).isEqualTo("all pods");
        assertThat(name(all(pods("w", "web", "db", "cache", "shop"), U, pods("v", "one"))))
                .as("all but one")
                .startsWith("u, v, w {");
    }

    @Test
    void saysTheLabelThatAllOfThemHaveAndNobodyElse() {
        assertThat(name("w/db")).isEqualTo("w app=db");
        assertThat(name("w/web", "w/shop")).isEqualTo("w app=web");
        assertThat(name("w/db", "w/cache", "w/shop")).isEqualTo("w tier=back");
    }

    @Test
    void saysTwoLabelsWhereOneTellsTooLittle() {
        assertThat(name("w/shop")).isEqualTo("w app=web tier=back");
    }

    @Test
    void saysEachOfThemWhereNoLabelsTellThem() {
        assertThat(name("w/db", "w/cache")).isEqualTo("w {app=cache, app=db}");
        assertThat(name("w/bare")).isEqualTo("w {w/bare}");
    }

    @Test
    void saysNoMoreThanSixOfThem() {
        assertThat(name(pods("u", "pod0", "pod1", "pod2", "pod3", "pod4", "pod5")))
                .isEqualTo("u {app=app0, app=app1, app=app2, app=app3, app=app4, app=app5}");
        assertThat(name(pods("u", "pod0", "pod1", "pod2", "pod3", "pod4", "pod5", "pod6")))
                .isEqualTo("u {app=app0, app=app1, app=app2, app=app3, app=app4 and 2 more}");
    }

    @Test
    void saysWorldForAllAddressesWithAllNamesOrNone() {
        assertThat(name("world", "10.0.0.1")).isEqualTo("world");
        assertThat(name("world", "10.0.0.1", "example.com", "zz-any.zz-other")).isEqualTo("world");
        assertThat(name("world")).as("the rest of the world").isEqualTo("world-ipv4");
        assertThat(name("10.0.0.1", "host")).isEqualTo("host, 10.0.0.0/8");
        assertThat(name("world", "10.0.0.1", "host")).isEqualTo("world, host");
        assertThat(name("example.com")).isEqualTo("example.com");
        assertThat(name("world", "10.0.0.1", "example.com"))
                .as("one name of several")
                .isEqualTo("world-ipv4, 10.0.0.0/8, example.com");
    }
}
