package dev.breakwater.planning.flow;

import static dev.breakwater.planning.flow.Written.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.planning.Situation;
import dev.breakwater.planning.Step;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Yaml;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What differs between two ends is what their objects say, not how or where they say it. */
class PoliciesTest {
    private static final String SUBJECT = "endpointSelector: {matchLabels: {app: d}}\n";
    private static final String FROM_A = "{fromEndpoints: [{matchLabels: {app: a}}]}";
    private static final String FROM_B = "{fromEndpoints: [{matchLabels: {app: b}}]}";
    private static final Manifest TWO = fixed("ingress: [" + FROM_A + ", " + FROM_B + "]");

    private static Manifest fixed(String rules) {
        return policy("bw-w-fixed", SUBJECT + rules);
    }

    private static Policies between(Manifest observed, Manifest desired) {
        return new Policies(Written.situation(List.of(observed), List.of(desired)), PolicyReader.CILIUM);
    }

    @Test
    void findNoMoveWhereTheSameRulesStandElsewhereInAnObject() {
        var policies = between(TWO, fixed("ingress: [" + FROM_B + ", " + FROM_A + "]"));
        assertThat(policies.changes()).singleElement().satisfies(change -> {
            assertThat(change.moves()).isEmpty();
            assertThat(change.step().why()).isEqualTo("changes no verdict");
        });
        assertThat(policies.to()).isEqualTo(policies.from());
    }

    @Test
    void findTheMovesOfAnEditAndSayThem() {
        assertThat(between(TWO, fixed("ingress: [" + FROM_A + "]")).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.moves()).containsExactly(Move.DROP_ALLOW);
                    assertThat(change.added()).isEmpty();
                    assertThat(change.step().why()).isEqualTo("removes allows");
                });
        assertThat(between(fixed("ingressDeny: [" + FROM_A + "]"), fixed("egress: [{}]"))
                        .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.step().why())
                        .isEqualTo("switches on default deny, switches off default deny, removes denies"));
    }

    @Test
    void findNoChangeWhereTheSameObjectIsDesired() {
        assertThat(between(TWO, new Manifest(TWO.ref(), new TreeMap<>(TWO.labels()), TWO.spec()))
                        .changes())
                .isEmpty();
        assertThat(between(TWO, policy("bw-w-other", SUBJECT + "ingress: [{}]")).changes())
                .hasSize(2);
    }

    @Test
    void countWhatOthersHaveWrittenIntoBothEnds() {
        @SuppressWarnings("unchecked")
        var foreign = (Map<String, Object>) Yaml.document("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: theirs, namespace: w}
                spec: {endpointSelector: {}, ingressDeny: [{fromEntities: [world]}]}
                """);
        var situation = new Situation(List.of(TWO), List.of(foreign), List.of(), Written.PODS, Written.TENANT);
        var policies = new Policies(situation, PolicyReader.CILIUM);
        assertThat(policies.from()).extracting(PoliciesTest::object).contains("theirs", "bw-w-fixed");
        assertThat(policies.to()).extracting(PoliciesTest::object).containsOnly("theirs");
        assertThat(policies.changes()).hasSize(1);
    }

    private static String object(Clause clause) {
        return clause.origin().object().name();
    }

    @Test
    void readWhatStandsAsDesiredOnce() {
        var read = new ArrayList<Object>();
        PolicyReader counting = (objects, topology) -> {
            objects.forEach(object -> read.add(object.get("metadata")));
            return PolicyReader.CILIUM.read(objects, topology);
        };
        Manifest other = policy("bw-w-other", SUBJECT + "ingress: [{}]");
        var policies = new Policies(Written.situation(List.of(TWO), List.of(TWO, other)), counting);
        assertThat(read).hasSize(2);
        assertThat(policies.to())
                .containsAll(policies.from())
                .hasSizeGreaterThan(policies.from().size());
    }

    @Test
    void nameWhatCiliumWouldRefuse() {
        var policies = between(TWO, policy("bw-w-nonsense", "description: no subject"));
        assertThat(policies.unreadable()).containsExactly(Written.ref("bw-w-nonsense"));
        assertThat(between(TWO, TWO).unreadable()).isEmpty();
    }

    @Test
    void makeATemporaryObjectAChangeThatCanBeUndone() {
        Topology topology = Written.PODS;
        var policies = new Policies(Situation.of(List.of(), List.of(), topology, Written.TENANT), PolicyReader.CILIUM);
        Change change = policies.adding(TWO);
        assertThat(change.added()).hasSize(3);
        assertThat(change.step())
                .isEqualTo(new Step.TemporaryPut(TWO, "adds allows, switches on default deny until the last phase"));
        assertThat(change.undone().removed()).isEqualTo(change.added());
        assertThat(change.undone().step()).isInstanceOf(Step.Prune.class);
    }
}
