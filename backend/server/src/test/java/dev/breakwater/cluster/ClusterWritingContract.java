package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cluster.KubeHttp.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What random writers found out about the real API server, each finding by its name. */
abstract class ClusterWritingContract extends ClusterContract {
    private static final String ADVERTISEMENTS = "/apis/cilium.io/v2alpha1/ciliumbgpadvertisements";

    private Reply merge(String path, String json) {
        return cluster.patch(path + (path.contains("?") ? "" : "?fieldManager=carol"), "merge-patch+json", json);
    }

    private String object() {
        return CCNPS + "/" + name;
    }

    @Test
    void refusesAStructThatItsManagerEmpties() {
        apply("alice", policy(name, "", selecting("web") + ", enableDefaultDeny: {ingress: false}"));
        var emptied = apply("alice", policy(name, "", selecting("web") + ", enableDefaultDeny: {}"));
        assertThat(emptied.code()).isEqualTo(422);
        assertThat(causes(emptied)).containsExactly("FieldValueTypeInvalid spec.enableDefaultDeny");
        assertThat(emptied.text("/message")).contains("Invalid value: \"null\"");
        assertThat(apply("alice", policy(name, "", selecting("web"))).code()).isEqualTo(200);
    }

    @Test
    void refusesNullsInAnApplyButDropsThemElsewhere() {
        var yaml = policy(name, "", selecting("web") + ", description: null");
        assertThat(causes(apply("alice", yaml))).containsExactly("FieldValueTypeInvalid spec.description");
        var created = cluster.post(CCNPS, yaml);
        assertThat(created.code()).isEqualTo(201);
        assertThat(created.body().path("spec").has("description")).isFalse();
    }

    @Test
    void putsDefaultsInThePlaceOfNulls() {
        var reply = cluster.apply(POOLS + "/" + name, "alice", pool(name, "blocks: [], disabled: null"));
        assertThat(reply.code()).isEqualTo(201);
        assertThat(reply.body().at("/spec/disabled").asBoolean(true)).isFalse();
    }

    @Test
    void givesNoTimeToWhoeverOnlyComesToShareFields() {
        apply("alice", policy(name, "a: b", selecting("web")));
        var shared = apply("bob", policy(name, "a: b", selecting("web")));
        assertThat(shared.body().at("/metadata/managedFields").valueStream().filter(o -> !o.has("time")))
                .singleElement()
                .matches(owner -> owner.path("manager").asString().equals("bob"));
    }

    @Test
    void keepsNoOwnersOnceTheyWereReset() {
        apply("alice", policy(name, "a: b", selecting("web")));
        var reset = merge(object(), "{\"metadata\":{\"managedFields\":[{}]}}");
        assertThat(reset.body().path("metadata").has("managedFields")).isFalse();
        var written = merge(object(), "{\"metadata\":{\"labels\":{\"a\":\"c\"}}}");
        assertThat(written.body().path("metadata").has("managedFields")).isFalse();
        assertThat(owners(apply("alice", policy(name, "a: c", selecting("web"))))
                        .toString())
                .contains("before-first-apply", "alice");
    }

    @Test
    void ownsNothingOfMetadataThatIsEmpty() {
        var yaml = policy(name, "", selecting("web"))
                .replace("metadata: {", "metadata: {annotations: {}, finalizers: [], ");
        assertThat(owners(cluster.post(CCNPS, yaml)).toString()).doesNotContain("f:annotations", "f:finalizers");
    }

    @Test
    void refusesParametersThatAreNone() {
        var yaml = policy(name, "", selecting("web"));
        var dryRun = cluster.post(CCNPS + "?dryRun=Some", yaml);
        assertThat(dryRun.code()).isEqualTo(422);
        assertThat(dryRun.text("/details/kind")).isEqualTo("CreateOptions");
        assertThat(causes(dryRun)).containsExactly("FieldValueNotSupported dryRun");
        assertThat(causes(cluster.apply(object() + "?fieldValidation=Lax", "alice", yaml)))
                .containsExactly("FieldValueNotSupported fieldValidation");
        assertThat(causes(merge(object() + "?force=true", "{}"))).containsExactly("FieldValueForbidden force");
        assertThat(cluster.get(object()).code()).isEqualTo(404);
    }

    @Test
    void validatesACreateBeforeItLooksWhetherTheObjectIsThere() {
        apply("alice", policy(name, "", selecting("web")));
        assertThat(cluster.post(CCNPS, policy(name, "", "endpointSelector: {}")).code())
                .isEqualTo(422);
        var versioned = policy(name, "", selecting("web")).replace("metadata: {", "metadata: {resourceVersion: '7', ");
        var refused = cluster.post(CCNPS, versioned);
        assertThat(refused.code()).isEqualTo(500);
        assertThat(refused.text("/message")).isEqualTo("resourceVersion should not be set on objects to be created");
    }

    @Test
    void namesWhatAPreconditionMissesInItsOwnWords() {
        apply("alice", policy(name, "", selecting("web")));
        var reply = cluster.delete(object(), "{preconditions: {uid: u-1}}");
        assertThat(reply.text("/details/kind")).isEqualTo("CiliumClusterwideNetworkPolicy");
        assertThat(reply.text("/message"))
                .contains("the UID in the precondition (u-1) does not match the UID in record (")
                .endsWith("The object might have been deleted and then recreated");
        var other = (ObjectNode) cluster.get(object()).body().deepCopy();
        other.withObject("/metadata").put("uid", "u-1");
        var update = cluster.put(object(), other);
        assertThat(update.code()).isEqualTo(409);
        assertThat(update.text("/message")).contains("Precondition failed: UID in precondition: u-1");
    }

    @Test
    void showsWhatADeleteLeavesAndCountsItAsAChange() {
        var finalized = policy(name, "", selecting("web")).replace("metadata: {", "metadata: {finalizers: [x.io/y], ");
        cluster.post(CCNPS, finalized);
        var kept = cluster.delete(object(), "");
        assertThat(kept.text("/metadata/deletionTimestamp")).isNotEmpty();
        assertThat(kept.body().at("/metadata/generation").asInt()).isEqualTo(2);
        assertThat(cluster.post(CCNPS, finalized).text("/message")).startsWith("object is being deleted: ");
        assertThat(causes(merge(object(), "{\"metadata\":{\"finalizers\":[\"x.io/y\",\"x.io/z\"]}}")))
                .contains("FieldValueForbidden metadata.finalizers");
        merge(object(), "{\"metadata\":{\"finalizers\":null}}");
        assertThat(cluster.get(object()).code()).isEqualTo(404);
    }

    @Test
    void ignoresParametersOfADeleteThatHasABody() {
        apply("alice", policy(name, "", selecting("web")));
        cluster.delete(object() + "?dryRun=All", "{propagationPolicy: Background}");
        assertThat(cluster.get(object()).code()).isEqualTo(404);
    }

    @Test
    void rejectsAJsonPatchThatDoesNotApplyWithoutSayingWhy() {
        apply("alice", policy(name, "", selecting("web")));
        var reply = cluster.patch(object(), "json-patch+json", "[{\"op\":\"remove\",\"path\":\"/metadata/labels/a\"}]");
        assertThat(reply.code()).isEqualTo(422);
        assertThat(reply.text("/message")).isEqualTo("the server rejected our request due to an error in our request");
        var moved = "[{\"op\":\"add\",\"path\":\"/metadata/labels\",\"value\":{\"a\":\"b\"}},"
                + "{\"op\":\"move\",\"from\":\"/metadata/labels/a\",\"path\":\"/metadata/labels/c\"},"
                + "{\"op\":\"copy\",\"from\":\"/metadata/labels/c\",\"path\":\"/metadata/labels/d\"}]";
        assertThat(cluster.patch(object(), "json-patch+json", moved)
                        .body()
                        .at("/metadata/labels")
                        .toString())
                .isEqualTo("{\"c\":\"b\",\"d\":\"b\"}");
    }

    @Test
    void refusesAnotherKindWhereItValidates() {
        var other = policy(name, "", selecting("web")).replace("kind: CiliumClusterwideNetworkPolicy", "kind: Other");
        assertThat(cluster.post(CCNPS, other).text("/message"))
                .isEqualTo("Other.cilium.io \"" + name
                        + "\" is invalid: kind: Invalid value: \"Other\": must be CiliumClusterwideNetworkPolicy");
        assertThat(apply("alice", other).text("/message")).isEqualTo("invalid object type: cilium.io/v2, Kind=Other");
    }

    @Test
    void tellsApartItemsThatHaveTheSameKey() {
        var twice = bgp(name, "name: hk}, {name: hk");
        var applied = cluster.apply(BGP + "/" + name, "alice", twice);
        assertThat(applied.code()).isEqualTo(500);
        assertThat(applied.text("/message")).endsWith(".spec.bgpInstances: duplicate entries for key [name=\"hk\"]");
        assertThat(causes(cluster.post(BGP, twice))).containsExactly("FieldValueDuplicate spec.bgpInstances[1]");
        assertThat(cluster.apply(BGP + "/" + name, "alice", bgp(name, "localASN: 1"))
                        .text("/message"))
                .contains("element 0: associative list with keys has an element that omits all key fields [\"name\"]");
    }

    @Test
    void takesAnyScalarForAStringWithAFormatAndRefusesItInItsSchema() {
        var yaml = "{apiVersion: cilium.io/v2alpha1, kind: CiliumCIDRGroup, metadata: {name: " + name + "},"
                + " spec: {externalCIDRs: [1]}}";
        var reply = cluster.apply("/apis/cilium.io/v2alpha1/ciliumcidrgroups/" + name, "alice", yaml);
        assertThat(causes(reply)).containsExactly("FieldValueTypeInvalid spec.externalCIDRs[0]");
        assertThat(reply.text("/message")).endsWith("in body must be of type cidr: \"int64\"");
    }

    @Test
    void leavesTheSpecificationAloneWhenAStatusIsWritten() {
        cluster.apply(POOLS + "/" + name, "alice", pool(name, "blocks: [{cidr: 10.0.0.0/24}]"));
        var reply = merge(POOLS + "/" + name + "/status?fieldManager=op", "{\"spec\":{\"blocks\":[{\"cidr\":\"x\"}]}}");
        assertThat(reply.code()).isEqualTo(200);
        assertThat(reply.text("/spec/blocks/0/cidr")).isEqualTo("10.0.0.0/24");
        assertThat(reply.body().at("/metadata/labels").isMissingNode()).isTrue();
        var wrong = cluster.apply(
                POOLS + "/" + name + "/status", "op", pool(name, "").replace("spec: {}", "status: {conditions: null}"));
        assertThat(causes(wrong)).containsExactly("FieldValueTypeInvalid status.conditions");
        assertThat(wrong.text("/message")).contains(": conditions in body must be of type array");
    }

    @Test
    void namesConflictsWithSeveralOwnersInTheOrderOfTheirNames() {
        var advertisement = "{apiVersion: cilium.io/v2alpha1, kind: CiliumBGPAdvertisement, metadata: {name: %s},"
                + " spec: {advertisements: [{advertisementType: %s}]}}";
        cluster.post(ADVERTISEMENTS + "?fieldManager=zoe", advertisement.formatted(name, "PodCIDR"));
        cluster.apply(ADVERTISEMENTS + "/" + name, "bob", advertisement.formatted(name, "PodCIDR"));
        var reply =
                cluster.apply(ADVERTISEMENTS + "/" + name, "carol", advertisement.formatted(name, "CiliumPodIPPool"));
        assertThat(reply.text("/message"))
                .isEqualTo("Apply failed with 2 conflicts: conflicts with \"bob\":\n- .spec.advertisements\n"
                        + "conflicts with \"zoe\" using cilium.io/v2alpha1:\n- .spec.advertisements");
    }

    @Test
    void listsNamespacesWithoutRepeatingTheirKind() {
        var list = cluster.get(NAMESPACES + "?fieldSelector=metadata.name%3Ddefault")
                .body();
        assertThat(list.at("/items/0/metadata/name").asString()).isEqualTo("default");
        assertThat(list.path("items").get(0).has("kind")).isFalse();
        assertThat(cluster.get(CCNPS + "?labelSelector=a,%20").code()).isEqualTo(400);
        assertThat(cluster.get(CCNPS + "?labelSelector=a%20in%20(1").code()).isEqualTo(400);
    }
}
