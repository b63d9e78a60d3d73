package dev.breakwater.reach.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.rule.LayerSeven.Merging;
import dev.breakwater.reach.rule.PortMatch.Range;
import dev.breakwater.vocabulary.Cidr;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Cilium takes for one when it merges rules: peers, ports, parsers, labels. */
class MergeTest {

    private static Peer.Block block(String cidr, boolean plain) {
        return new Peer.Block(Cidr.parse(cidr), List.of(), plain);
    }

    private static Selector world(String name) {
        return Selector.of(Selector.Requirement.is(Label.reserved(name)));
    }

    @Test
    void aWholeFamilyWrittenInFromCidrIsTheWorldOfThatFamily() {
        assertThat(block("0.0.0.0/0", true).mergeKeys())
                .containsExactly(block("0.0.0.0/0", true), world("world"), world("world-ipv4"));
        assertThat(block("::/0", true).mergeKeys()).containsExactly(block("::/0", true), world("world-ipv6"));
        assertThat(block("0.0.0.0/0", false).mergeKeys()).containsExactly(block("0.0.0.0/0", false));
        assertThat(block("10.0.0.0/8", true).mergeKeys()).containsExactly(block("10.0.0.0/8", true));
    }

    @Test
    void anybodyIsMergedWithTheSelectorOfEverything() {
        assertThat(new Peer.Anybody().mergeKeys()).containsExactly(Selector.EVERYTHING);
        assertThat(new Peer.Labelled(Selector.EVERYTHING).mergeKeys()).containsExactly(Selector.EVERYTHING);
    }

    @Test
    void theWorldIsOneWithOneFamilyAndTwoWithTwo() {
        assertThat(Label.world(false, false)).hasToString("reserved:world");
        assertThat(Label.world(true, false)).hasToString("reserved:world");
        assertThat(Label.world(false, true)).hasToString("reserved:world-ipv4");
        assertThat(Label.world(true, true)).hasToString("reserved:world-ipv6");
        assertThat(new Label("k8s", "app", "web")).hasToString("k8s:app=web");
    }

    @Test
    void aRangeIsKeptUnderItsFirstPortAndItsEnd() {
        assertThat(new Range(Protocol.TCP, 80, 80).slotOf().endPort()).isZero();
        assertThat(new Range(Protocol.TCP, 0, 65535).slotOf().endPort()).isZero();
        assertThat(new Range(Protocol.TCP, 80, 90).slotOf()).isEqualTo(new PortMatch.Slot(Protocol.TCP, "", 80, 90));
        assertThat(new Range(Protocol.TCP, 1, 65535).slotOf().endPort()).isEqualTo(65535);
        assertThat(new Range(Protocol.TCP, 0, 90).slotOf().endPort()).isEqualTo(90);
    }

    @Test
    void tlsGivesWayToEveryParserButDnsAndThatOfAListener() {
        assertThat(LayerSeven.mergedParser("tls", "http")).isEqualTo("http");
        assertThat(LayerSeven.mergedParser("http", "tls")).isEqualTo("http");
        assertThat(LayerSeven.mergedParser("tls", "dns")).isNull();
        assertThat(LayerSeven.mergedParser("dns", "tls")).isNull();
        assertThat(LayerSeven.mergedParser("tls", "crd")).isNull();
        assertThat(LayerSeven.mergedParser("crd", "tls")).isNull();
        assertThat(LayerSeven.mergedParser("http", "kafka")).isNull();
        assertThat(LayerSeven.mergedParser("", "http")).isEqualTo("http");
        assertThat(LayerSeven.mergedParser("http", "")).isEqualTo("http");
        assertThat(LayerSeven.mergedParser("dns", "dns")).isEqualTo("dns");
    }

    @Test
    void aParserAloneSendsPacketsNowhere() {
        assertThat(new Merging("kafka", false, false, false, "").isRedirect()).isFalse();
        assertThat(new Merging("http", true, false, false, "").isRedirect()).isTrue();
        assertThat(new Merging("tls", false, true, false, "").isRedirect()).isTrue();
        assertThat(new Merging("tls", false, false, true, "").isRedirect()).isTrue();
        assertThat(new Merging("crd", false, false, false, "").isRedirect()).isTrue();
    }

    @Test
    void ofTwoLabelsWithOneKeyTheLaterOneStays() {
        var labels = LabelSet.of(List.of(new Label("k8s", "app", "web"), new Label("container", "app", "db")));
        assertThat(labels).containsExactly(new Label("container", "app", "db"));
        assertThat(labels.contains(new Label("k8s", "app", "web"))).isFalse();
        assertThat(labels.byKey("app")).hasToString("container:app=db");
        assertThat(LabelSet.of(labels)).isSameAs(labels);
    }

    @Test
    void aLabelSetIsEqualToTheSetOfItsLabels() {
        var web = new Label("k8s", "app", "web");
        var tier = new Label("k8s", "tier", "front");
        var labels = LabelSet.of(List.of(tier, web));
        assertThat(labels).isEqualTo(LabelSet.of(List.of(web, tier))).hasSameHashCodeAs(Set.of(web, tier));
        assertThat(labels.equals(Set.of(web, tier))).isTrue();
        assertThat(labels.equals(Set.of(web))).isFalse();
        assertThat(labels).isNotEqualTo(LabelSet.of(List.of(web))).containsExactly(web, tier);
        assertThat(new HashSet<>(List.of(Set.of(web, tier)))).contains(labels);
    }

    @Test
    void aClauseNamesPeersAndPorts() {
        var origin = new Clause.Origin(new ObjectRef("", "NetworkPolicy", "shop", "p"), "spec");
        var subject = new Subject(Selector.EVERYTHING, null, false);
        assertThatThrownBy(() -> new Clause(
                        origin,
                        Direction.INGRESS,
                        Effect.ALLOW,
                        subject,
                        List.of(),
                        List.of(new PortMatch.Every()),
                        new LayerSeven.None()))
                .hasMessageStartingWith("a clause without peers: ");
        assertThatThrownBy(() -> new Clause(
                        origin,
                        Direction.INGRESS,
                        Effect.ALLOW,
                        subject,
                        List.of(new Peer.Anybody()),
                        List.of(),
                        new LayerSeven.None()))
                .hasMessageStartingWith("a clause without ports: ");
    }
}
