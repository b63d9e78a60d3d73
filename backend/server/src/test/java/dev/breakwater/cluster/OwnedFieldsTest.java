package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cluster.http.KubernetesHttp;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OwnedFieldsTest {
    private static final String OBJECT = """
            {"metadata": {"labels": {"ours": "yes", "theirs": "no"}, "managedFields": [
               {"manager": "breakwater", "operation": "Apply", "fieldsV1": {
                  "f:metadata": {"f:labels": {"f:ours": {}}},
                  "f:spec": {"f:ingress": {}, "f:bgpInstances": {"k:{\\"name\\":\\"hk\\"}": {".": {}, "f:name": {}, "f:localASN": {}}}}}},
               {"manager": "kubectl", "operation": "Update", "fieldsV1": {"f:metadata": {"f:labels": {"f:theirs": {}}}}}]},
             "spec": {"ingress": [{"a": 1, "b": 2}], "bgpInstances": [{"name": "tw", "localASN": 1}, {"name": "hk", "localASN": 2}]}}""";

    private static ObjectNode object() {
        return (ObjectNode) KubernetesHttp.JSON.readTree(OBJECT);
    }

    private static ObjectNode at(JsonNode object, String pointer) {
        return (ObjectNode) object.at(pointer);
    }

    @Test
    void doNotChangeWithWhatIsNotOurs() {
        var other = object();
        at(other, "/metadata/labels").put("theirs", "maybe");
        at(other, "/spec").put("added-by-the-server", true);
        at(other, "/spec/bgpInstances/0").put("localASN", 99);
        at(other, "/spec/bgpInstances/1").put("defaulted", 7);

        assertThat(OwnedFields.hashOf(other)).isEqualTo(OwnedFields.hashOf(object()));
    }

    @Test
    void doNotChangeWithTheOrderOfMembers() {
        var other = object();
        other.withObject("/spec").putArray("ingress").addObject().put("b", 2).put("a", 1);

        assertThat(OwnedFields.hashOf(other)).isEqualTo(OwnedFields.hashOf(object()));
    }

    @Test
    void changeWithEveryFieldThatIsOurs() {
        var label = object();
        at(label, "/metadata/labels").put("ours", "no");
        var item = object();
        at(item, "/spec/bgpInstances/1").put("localASN", 3);
        var atomic = object();
        at(atomic, "/spec/ingress/0").put("c", 3);
        var gone = object();
        at(gone, "/metadata/labels").remove("ours");

        assertThat(label).extracting(OwnedFields::hashOf).isNotEqualTo(OwnedFields.hashOf(object()));
        assertThat(item).extracting(OwnedFields::hashOf).isNotEqualTo(OwnedFields.hashOf(object()));
        assertThat(atomic).extracting(OwnedFields::hashOf).isNotEqualTo(OwnedFields.hashOf(object()));
        assertThat(gone).extracting(OwnedFields::hashOf).isNotEqualTo(OwnedFields.hashOf(object()));
    }
}
