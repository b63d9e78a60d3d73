package dev.breakwater.reach.party;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Cluster;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Yaml;
import dev.breakwater.reach.rule.Clause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A known space is cut again at new prefixes and names: old numbers stay, and a new party knows what it was part of. */
class WideningTest {
    private static List<Clause> egress(String peers) {
        return PolicySet.of(List.of(Yaml.document("""
                apiVersion: cilium.io/v2
                kind: CiliumClusterwideNetworkPolicy
                metadata: {name: p}
                spec: {endpointSelector: {matchLabels: {app: web}}, egress: [{%s}]}
                """.formatted(peers))), new Cluster().topology())
                .clauses();
    }

    private static Parties knowing(String peers) {
        return Parties.of(new Cluster().topology(), egress(peers));
    }

    private static Parties widened(Parties parties, String peers) {
        return parties.with(egress(peers)).orElseThrow();
    }

    private static String name(Parties parties, String end) {
        return parties.named(end).name();
    }

    @Test
    void keepsWhoIsKnownAndAddsWhoIsNew() {
        Parties before = knowing("toCIDR: [10.0.0.0/8]");
        Parties after = widened(before, "toCIDR: [10.2.0.0/16]");
        assertThat(after.all())
                .startsWith(before.all().toArray(Party[]::new))
                .hasSize(before.all().size() + 1);
        assertThat(name(after, "10.2.0.1")).isEqualTo("10.2.0.0/16");
        assertThat(name(after, "10.3.0.1")).isEqualTo("10.0.0.0/8");
        assertThat(after.refine(before)).isTrue();
        assertThat(before.refine(after)).isFalse();
        Bits old = Bits.of(before.named("10.2.0.1").index());
        assertThat(after.refined(old, before.all().size()).toArray())
                .as("what was part of a set still is")
                .containsExactly(
                        after.named("10.3.0.1").index(), after.named("10.2.0.1").index());
        assertThat(after.refined(
                                Bits.of(before.named("shop/web").index()),
                                before.all().size())
                        .toArray())
                .hasSize(1);
        assertThat(after.refined(old, after.all().size())).as("made since").isEqualTo(old);
    }

    @Test
    void remembersOriginsThroughSeveralCuts() {
        Parties first = knowing("toCIDR: [10.0.0.0/8]");
        Parties second = widened(first, "toCIDR: [10.2.0.0/16]");
        Parties third = widened(second, "toCIDR: [10.2.3.0/24]");
        Bits old = Bits.of(first.named("10.2.3.4").index());
        assertThat(third.refined(old, first.all().size()).toArray())
                .containsExactly(
                        third.named("10.9.0.1").index(),
                        third.named("10.2.0.1").index(),
                        third.named("10.2.3.4").index());
        Bits later = Bits.of(second.named("10.9.0.1").index());
        assertThat(third.refined(later, second.all().size()).toArray()).hasSize(1);
        assertThat(third.refine(first)).isTrue();
    }

    @Test
    void givesTheLastPieceTheNumberOfAPrefixThatIsUsedUp() {
        Parties before = knowing("toCIDR: [10.0.0.0/8]");
        Parties after = widened(before, "toCIDR: [10.0.0.0/9, 10.128.0.0/9]");
        assertThat(after.all()).hasSize(before.all().size() + 1);
        assertThat(after.named("10.200.0.1").index())
                .isEqualTo(before.named("10.0.0.1").index());
        assertThat(name(after, "10.200.0.1")).isEqualTo("10.128.0.0/9");
        assertThat(name(after, "10.0.0.1")).isEqualTo("10.0.0.0/9");
        assertThat(after.example(after.named("10.200.0.1").index())).isEqualTo("10.128.0.0");
        assertThat(after.refined(
                                Bits.of(before.named("10.0.0.1").index()),
                                before.all().size())
                        .toArray())
                .hasSize(2);
    }

    @Test
    void needsNothingForWhatIsKnown() {
        Parties before = knowing("toCIDR: [10.0.0.0/8]");
        assertThat(widened(before, "toCIDR: [10.0.0.0/8]")).isSameAs(before);
        assertThat(widened(before, "toEntities: [world]")).isSameAs(before);
        assertThat(widened(before, "toCIDR: ['2001:db8::/32']"))
                .as("there is no IPv6")
                .isSameAs(before);
        Parties names = knowing("toFQDNs: [{matchName: a.example.com}]");
        assertThat(widened(names, "toFQDNs: [{matchName: a.example.com}]")).isSameAs(names);
        assertThat(widened(names, "toFQDNs: [{matchName: b.example.com}]")).isNotSameAs(names);
    }

    @Test
    void cutsANameFromThoseThatMatchTheSamePatterns() {
        Parties before = knowing("toFQDNs: [{matchPattern: '*.example.com'}]");
        Parties after = widened(before, "toFQDNs: [{matchName: a.example.com}]");
        int origin = before.named("zz-any.example.com").index();
        assertThat(after.refined(Bits.of(origin), before.all().size()).toArray())
                .containsExactly(origin, after.named("a.example.com").index());
        Parties other = widened(before, "toFQDNs: [{matchName: example.org}]");
        int rest = before.named("zz-any.zz-other").index();
        assertThat(other.refined(Bits.of(rest), before.all().size()).toArray())
                .containsExactly(rest, other.named("example.org").index());
        assertThat(other.refined(Bits.of(origin), before.all().size()).toArray())
                .hasSize(1);
    }

    @Test
    void countsAnewWhereNoKnownPartyHoldsANewName() {
        Parties before = knowing("toFQDNs: [{matchPattern: '*.example.com'}, {matchPattern: 'a.*.com'}]");
        assertThat(before.with(egress("toFQDNs: [{matchName: a.example.com}]")))
                .as("nobody stands for what both patterns mean")
                .isEmpty();
        assertThat(before.with(egress("toFQDNs: [{matchName: b.example.com}]"))).isPresent();
    }

    @Test
    void knowsWhoCanBeginAFlowAndWhoIsOfWhichKind() {
        Parties parties = knowing("toFQDNs: [{matchName: a.example.com}]");
        for (Parties each : List.of(parties, widened(parties, "toCIDR: [10.0.0.0/8]"))) {
            assertThat(each.senders().contains(each.named("a.example.com").index()))
                    .isFalse();
            assertThat(each.senders().contains(each.named("shop/web").index())).isTrue();
            for (Party.Kind kind : Party.Kind.values()) {
                var members = each.of(kind);
                for (Party party : each.all()) {
                    assertThat(members.contains(party.index()))
                            .as("%s is %s", party, kind)
                            .isEqualTo(party.kind() == kind);
                }
            }
        }
    }

    @Test
    void leavesPodsAndNodesOutOfTheAddresses() {
        Parties parties = knowing("toCIDR: [10.1.0.0/30]");
        assertThat(name(parties, "10.1.0.2")).isEqualTo("shop/db");
        assertThat(name(parties, "192.0.2.2")).isEqualTo("remote-node:two");
        assertThat(requireNonNull(parties.example(parties.named("10.1.0.0").index())))
                .isEqualTo("10.1.0.0");
        assertThat(parties.example(parties.named("shop/db").index())).isNull();
    }
}
