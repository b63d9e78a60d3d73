package dev.breakwater.planning.flow;

import static dev.breakwater.planning.flow.Written.node;
import static dev.breakwater.planning.flow.Written.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Manifest;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What stands in for an object while it is edited says the same as one half of it, and nothing else. */
class CoversTest {
    private static final Covers COVERS = new Covers(Written.TENANT);
    private static final Manifest WHOLE = policy("bw-w-fixed", """
            description: a fixed name
            endpointSelector: {matchLabels: {app: d}}
            enableDefaultDeny: {ingress: true, egress: true}
            ingress: [{fromEndpoints: [{matchLabels: {app: a}}]}]
            egress: [{toEndpoints: [{matchLabels: {app: b}}]}]
            ingressDeny: [{fromEndpoints: [{matchLabels: {app: b}}]}]
            egressDeny: [{toEndpoints: [{matchLabels: {app: c}}]}]
            """);
    private static final String SUBJECT = "{endpointSelector: {matchLabels: {app: d}}, ";
    private static final String DESCRIPTION = "description: 'Temporary, while bw-w-fixed is edited', ";

    private static void assertSays(Optional<Manifest> cover, String what, String spec) {
        assertThat(cover).hasValueSatisfying(object -> {
            assertThat(object.spec()).isEqualTo(node(spec));
            assertThat(object.ref().name()).matches("bw-w-tmp-" + what + "-[0-9a-f]{10}");
            assertThat(Temporary.is(object)).isTrue();
            assertThat(object.labels()).containsEntry(Written.TENANT, "w");
        });
    }

    @Test
    void allowsAsTheObjectDoesWithoutItsDeniesAndItsDefaultDeny() {
        assertSays(COVERS.allows(WHOLE), "allow", SUBJECT + DESCRIPTION + """
                enableDefaultDeny: {ingress: false, egress: false},
                ingress: [{fromEndpoints: [{matchLabels: {app: a}}]}],
                egress: [{toEndpoints: [{matchLabels: {app: b}}]}]}
                """);
    }

    @Test
    void deniesAsTheObjectDoesWithoutItsAllowsAndItsDefaultDeny() {
        assertSays(COVERS.denies(WHOLE), "deny", SUBJECT + DESCRIPTION + """
                enableDefaultDeny: {ingress: false, egress: false},
                ingressDeny: [{fromEndpoints: [{matchLabels: {app: b}}]}],
                egressDeny: [{toEndpoints: [{matchLabels: {app: c}}]}]}
                """);
    }

    @Test
    void closesAsTheObjectDoesWithoutItsAllows() {
        assertSays(COVERS.closes(WHOLE), "closed", SUBJECT + DESCRIPTION + """
                enableDefaultDeny: {ingress: true, egress: true}, ingress: [{}], egress: [{}]}
                """);
    }

    @Test
    void closesOnlyTheDirectionsOfWhichTheObjectSpeaks() {
        for (String ingress : new String[] {"ingress: [{}]", "ingressDeny: [{fromEntities: [world]}]"}) {
            assertSays(COVERS.closes(fixed(ingress)), "closed", "{" + DESCRIPTION + """
                    enableDefaultDeny: {ingress: true, egress: false}, ingress: [{}]}
                    """);
        }
        assertSays(COVERS.closes(fixed("egressDeny: [{toEntities: [world]}]")), "closed", "{" + DESCRIPTION + """
                enableDefaultDeny: {ingress: false, egress: true}, egress: [{}]}
                """);
        assertThat(COVERS.closes(fixed("description: nothing else"))).isEmpty();
    }

    @Test
    void closesNoDirectionThatTheObjectDeclinesToClose() {
        String rules = "ingress: [{}]\negress: [{}]\nenableDefaultDeny: ";
        assertSays(COVERS.closes(fixed(rules + "{ingress: false}")), "closed", "{" + DESCRIPTION + """
                enableDefaultDeny: {ingress: false, egress: true}, egress: [{}]}
                """);
        assertSays(COVERS.closes(fixed(rules + "{ingress: true, egress: false}")), "closed", "{" + DESCRIPTION + """
                enableDefaultDeny: {ingress: true, egress: false}, ingress: [{}]}
                """);
        assertThat(COVERS.closes(fixed(rules + "{ingress: false, egress: false}")))
                .isEmpty();
    }

    @Test
    void saysNothingOfWhatTheObjectDoesNotSay() {
        assertThat(COVERS.allows(fixed("ingressDeny: [{fromEntities: [world]}]")))
                .isEmpty();
        assertThat(COVERS.denies(fixed("ingress: [{}]"))).isEmpty();
        Manifest bare = new Manifest(WHOLE.ref(), WHOLE.labels(), null);
        assertThat(COVERS.allows(bare)).isEmpty();
        assertThat(COVERS.denies(bare)).isEmpty();
        assertThat(COVERS.closes(bare)).isEmpty();
    }

    @Test
    void isNobodysWhereTheObjectIsNobodys() {
        var cover = COVERS.allows(new Manifest(WHOLE.ref(), new TreeMap<>(), WHOLE.spec()));
        assertThat(cover).hasValueSatisfying(object -> {
            assertThat(object.ref().name()).startsWith("bw-fabric-tmp-allow-");
            assertThat(object.labels()).doesNotContainKey(Written.TENANT);
        });
    }

    private static Manifest fixed(String spec) {
        return policy("bw-w-fixed", spec);
    }
}
