package dev.breakwater.planning.flow;

import static dev.breakwater.planning.flow.Written.HTTP;
import static dev.breakwater.planning.flow.Written.adds;
import static dev.breakwater.planning.flow.Written.ingress;
import static dev.breakwater.planning.flow.Written.pods;
import static dev.breakwater.planning.flow.Written.stage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Direction;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.reach.rule.LayerSeven;
import dev.breakwater.reach.rule.Peer;
import dev.breakwater.reach.rule.PortMatch;
import dev.breakwater.reach.rule.Selector;
import dev.breakwater.reach.rule.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No mix on the way has two parsers on one port of one endpoint, since the agent would then have no policy for it at all. */
class ParserConflictsTest {
    private static final LayerSeven PLAIN = new LayerSeven.None();
    private static final LayerSeven REQUESTS = new LayerSeven.Http(List.of());
    private static final LayerSeven NAMES = new LayerSeven.Dns(List.of());
    private static final Peer ANYBODY = new Peer.Anybody();

    private static Clause asking(String object, String app, PortMatch port, LayerSeven demand) {
        return asking(object, pods(app), port, demand);
    }

    private static Clause asking(String object, Subject subject, PortMatch port, LayerSeven demand) {
        return ingress(object, Effect.ALLOW, subject, ANYBODY, port, demand);
    }

    private static Clause tcp(LayerSeven demand) {
        return asking("old", "a", HTTP, demand);
    }

    private static Set<String> conflicts(Clause added, Clause... others) {
        var all = new HashSet<>(Set.of(others));
        all.add(added);
        return ParserConflicts.of(Space.of(Written.PODS, all), stage(adds(added)), all);
    }

    @Test
    void namesBothObjectsOfTwoParsersOnOnePort() {
        assertThat(conflicts(asking("new", "a", HTTP, NAMES), tcp(REQUESTS)))
                .containsExactly("cilium.io/CiliumClusterwideNetworkPolicy/new beside "
                        + "cilium.io/CiliumClusterwideNetworkPolicy/old: two parsers on one port of one endpoint");
    }

    @Test
    void findsNoneWhereOneParserServesBoth() {
        assertThat(conflicts(asking("new", "a", HTTP, REQUESTS), tcp(REQUESTS))).isEmpty();
        assertThat(conflicts(asking("new", "a", HTTP, PLAIN), tcp(REQUESTS))).isEmpty();
        assertThat(conflicts(asking("new", "a", HTTP, REQUESTS), tcp(PLAIN))).isEmpty();
        var udp = new PortMatch.Range(Protocol.UDP, 80, 80);
        assertThat(conflicts(asking("new", "a", udp, NAMES), asking("old", "a", udp, REQUESTS)))
                .as("requests are parsed in TCP alone")
                .isEmpty();
    }

    @Test
    void findsNoneBetweenWhatStoodBefore() {
        var http = asking("new", "b", HTTP, REQUESTS);
        assertThat(conflicts(http, tcp(REQUESTS), asking("older", "a", HTTP, NAMES)))
                .isEmpty();
    }

    @Test
    void findsNoneOnOtherPortsOrProtocols() {
        for (PortMatch other : List.of(
                new PortMatch.Range(Protocol.TCP, 81, 81),
                new PortMatch.Range(Protocol.UDP, 80, 80),
                new PortMatch.Named(Protocol.UDP, "web"))) {
            assertThat(conflicts(asking("new", "a", other, NAMES), tcp(REQUESTS)))
                    .as("%s", other)
                    .isEmpty();
        }
    }

    @Test
    void takesANameForAnyPortOfItsProtocol() {
        var named = new PortMatch.Named(Protocol.TCP, "web");
        assertThat(conflicts(asking("new", "a", named, NAMES), tcp(REQUESTS))).hasSize(1);
        assertThat(conflicts(asking("new", "a", HTTP, NAMES), asking("old", "a", named, REQUESTS)))
                .hasSize(1);
        assertThat(conflicts(
                        asking("new", "a", named, NAMES),
                        asking("old", "a", new PortMatch.Named(Protocol.TCP, "api"), REQUESTS)))
                .hasSize(1);
    }

    @Test
    void findsWhatAnyOfSeveralPortsBrings() {
        var several = new Clause(
                new Clause.Origin(Written.ref("new"), "spec"),
                Direction.INGRESS,
                Effect.ALLOW,
                pods("a"),
                List.of(ANYBODY),
                List.of(new PortMatch.Range(Protocol.TCP, 81, 81), HTTP),
                NAMES);
        assertThat(conflicts(several, tcp(REQUESTS))).hasSize(1);
    }

    @Test
    void findsNoneInAnotherDirectionOrBesideADeny() {
        var http = tcp(REQUESTS);
        var egress = new Clause(
                http.origin(), Direction.EGRESS, Effect.ALLOW, http.subject(), http.peers(), http.ports(), NAMES);
        assertThat(conflicts(egress, http)).isEmpty();
        assertThat(conflicts(ingress("new", Effect.DENY, pods("a"), ANYBODY, HTTP, NAMES), http))
                .isEmpty();
    }

    @Test
    void findsNoneWhereNoEndpointHasBoth() {
        assertThat(conflicts(asking("new", "b", HTTP, NAMES), tcp(REQUESTS))).isEmpty();
        assertThat(conflicts(asking("new", pods("a", "b"), HTTP, NAMES), tcp(REQUESTS)))
                .hasSize(1);
        assertThat(conflicts(asking("new", "gone", HTTP, NAMES), asking("old", "gone", HTTP, REQUESTS)))
                .as("no such pod")
                .isEmpty();
    }

    @Test
    void looksForEndpointsInTheNamespaceOfTheObject() {
        var here = new Subject(Written.app("a"), "w", false);
        var elsewhere = new Subject(Written.app("a"), "v", false);
        assertThat(conflicts(asking("new", here, HTTP, NAMES), tcp(REQUESTS))).hasSize(1);
        assertThat(conflicts(asking("new", elsewhere, HTTP, NAMES), tcp(REQUESTS)))
                .isEmpty();
    }

    @Test
    void looksForPodsAndNotForNodesOrTheWorld() {
        var nodes = new Subject(Written.app("a"), null, true);
        assertThat(conflicts(asking("new", nodes, HTTP, NAMES), asking("old", nodes, HTTP, REQUESTS)))
                .isEmpty();
        var world = new Subject(Selector.of(Selector.Requirement.doesNotExist("k8s", "app")), null, false);
        assertThat(conflicts(asking("new", world, HTTP, NAMES), asking("old", world, HTTP, REQUESTS)))
                .as("everything but a pod lacks the label")
                .isEmpty();
    }
}
