package dev.breakwater.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Verdict.Proxied;
import org.junit.jupiter.api.Test;

/** Server names are merged with what else allows their peer on their port: the engine of single flows and the algebra alike. */
class ServerNamesTest {
    private static final Flow WEB_TO_DB = Cluster.flow("shop/web", "shop/db", Protocol.TCP, 443);
    private static final String WEB = "fromEndpoints: [{matchLabels: {app: web}}],";

    private static Cluster beside(String plain) {
        return new Cluster().and("""
                apiVersion: cilium.io/v2
                kind: CiliumNetworkPolicy
                metadata: {name: names, namespace: shop}
                spec:
                  endpointSelector: {matchLabels: {app: db}}
                  ingress: [{%s toPorts: [{ports: [{port: "443", protocol: TCP}], serverNames: [a.example.com]}]}, {%s}]
                """.formatted(WEB, plain));
    }

    private static Proxied otherName(Cluster cluster) {
        Proxied said = cluster.proxied(WEB_TO_DB.naming("b.example.com"));
        assertThat(cluster.proxied(WEB_TO_DB.naming("a.example.com"))).isEqualTo(Proxied.ALLOWED);
        var clauses = cluster.clauses();
        Space space = Space.of(cluster.topology(), clauses);
        Passage passage =
                space.reachability(clauses).ingress(space.party("shop/web"), space.party("shop/db"), Protocol.TCP, 443);
        assertThat(passage.way()).isEqualTo(Passage.Way.TLS);
        assertThat(passage.allowsAll()).as("the algebra").isEqualTo(said == Proxied.ALLOWED);
        return said;
    }

    @Test
    void areDemandedWhateverElseAllowsJustThatPeerJustThere() {
        assertThat(otherName(beside(WEB + " toPorts: [{ports: [{port: \"443\", protocol: TCP}]}]")))
                .isEqualTo(Proxied.DENIED);
    }

    @Test
    void areVoidedByAnAllowThatMeansThePeerOtherwise() {
        assertThat(otherName(beside("fromEndpoints: [{}], toPorts: [{ports: [{port: \"443\", protocol: TCP}]}]")))
                .isEqualTo(Proxied.ALLOWED);
    }

    @Test
    void areVoidedByAnAllowThatMeansThePortOtherwise() {
        assertThat(otherName(beside(WEB + " toPorts: [{ports: [{port: \"443\", endPort: 444, protocol: TCP}]}]")))
                .isEqualTo(Proxied.ALLOWED);
        assertThat(otherName(beside("fromEndpoints: [{matchLabels: {app: web}}]")))
                .isEqualTo(Proxied.ALLOWED);
    }
}
