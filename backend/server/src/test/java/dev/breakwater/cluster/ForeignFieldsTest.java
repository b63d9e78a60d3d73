package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cluster.http.KubernetesHttp;
import dev.breakwater.rollout.Observed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ForeignFieldsTest {
    private static JsonNode policyWith(String more) {
        return KubernetesHttp.JSON.readTree("""
                {"metadata": {"managedFields": [
                   {"manager": "breakwater", "operation": "Apply", "fieldsV1": {
                      "f:metadata": {"f:labels": {"f:ours": {}}},
                      "f:spec": {"f:ingress": {}, "f:endpointSelector": {"f:matchLabels": {"f:a": {}}}}}},
                   %s]}}""".formatted(more));
    }

    private static JsonNode by(String manager, String fields) {
        return policyWith(
                "{\"manager\": \"%s\", \"operation\": \"Update\", \"fieldsV1\": %s}".formatted(manager, fields));
    }

    @Test
    void areNotLabelsAnnotationsOrStatus() {
        var labelled = by(
                "kubectl",
                "{\"f:metadata\": {\"f:labels\": {\".\": {}, \"f:x\": {}}, \"f:annotations\": {\"f:y\": {}}}}");
        var reported = by("operator", "{\"f:status\": {\"f:conditions\": {}}}");

        assertThat(ForeignFields.of(labelled)).isNull();
        assertThat(ForeignFields.none(labelled)).isTrue();
        assertThat(ForeignFields.of(reported)).isNull();
        assertThat(ForeignFields.none(reported)).isTrue();
    }

    @Test
    void areWhatIsAddedBesideTheSpecAndWithinIt() {
        var beside = by("kubectl-patch", "{\"f:specs\": {}}");
        var within = by(
                "mallory",
                "{\"f:spec\": {\"f:egressDeny\": {}, \"f:endpointSelector\": {\"f:matchLabels\": {\"f:b\": {}}}}}");
        var owned =
                by("gc", "{\"f:metadata\": {\"f:ownerReferences\": {\".\": {}, \"k:{\\\"uid\\\":\\\"1\\\"}\": {}}}}");

        assertThat(ForeignFields.of(beside))
                .isEqualTo(new Observed.Foreign("kubectl-patch", java.util.List.of(".specs")));
        assertThat(ForeignFields.none(beside)).isFalse();
        assertThat(ForeignFields.of(within))
                .extracting(Observed.Foreign::fields)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(".spec.egressDeny", ".spec.endpointSelector.matchLabels.b");
        assertThat(ForeignFields.of(owned))
                .extracting(Observed.Foreign::fields)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly(".metadata.ownerReferences[{\"uid\":\"1\"}]");
    }

    @Test
    void areNotWhatWeSayAsWell() {
        var same = by("argo", "{\"f:spec\": {\"f:ingress\": {}}}");

        assertThat(ForeignFields.of(same)).isNull();
        assertThat(ForeignFields.none(same)).isFalse();
    }
}
