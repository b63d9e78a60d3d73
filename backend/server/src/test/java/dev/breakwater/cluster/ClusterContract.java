package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cluster.KubeHttp.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What Breakwater relies on in a cluster's API server. The real one and the sandbox both keep it. */
abstract class ClusterContract {
    static final String NAMESPACES = "/api/v1/namespaces";
    static final String CCNPS = "/apis/cilium.io/v2/ciliumclusterwidenetworkpolicies";
    static final String BGP = "/apis/cilium.io/v2alpha1/ciliumbgpclusterconfigs";
    static final String PEERS = "/apis/cilium.io/v2alpha1/ciliumbgppeerconfigs";
    static final String POOLS = "/apis/cilium.io/v2alpha1/ciliumloadbalancerippools";
    private static final AtomicInteger COUNT = new AtomicInteger();

    KubeHttp cluster;
    String name;

    abstract Path kubeconfig();

    @BeforeEach
    void opens() {
        cluster = KubeHttp.of(kubeconfig());
        name = "contract-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }

    static String policy(String name, String labels, String spec) {
        var labelled = labels.isEmpty() ? "" : ", labels: {" + labels + "}";
        return "{apiVersion: cilium.io/v2, kind: CiliumClusterwideNetworkPolicy, metadata: {name: %s%s}, spec: {%s}}"
                .formatted(name, labelled, spec);
    }

    static String selecting(String app) {
        return "endpointSelector: {matchLabels: {app: %s}}, ingress: [{}]".formatted(app);
    }

    static String bgp(String name, String instance) {
        return "{apiVersion: cilium.io/v2alpha1, kind: CiliumBGPClusterConfig, metadata: {name: %s}, spec: {bgpInstances: [{%s}]}}"
                .formatted(name, instance);
    }

    static String pool(String name, String spec) {
        return "{apiVersion: cilium.io/v2alpha1, kind: CiliumLoadBalancerIPPool, metadata: {name: %s}, spec: {%s}}"
                .formatted(name, spec);
    }

    Reply apply(String manager, String yaml) {
        return cluster.apply(CCNPS + "/" + name, manager, yaml);
    }

    String version(Reply reply) {
        assertThat(reply.text("/metadata/resourceVersion")).as(reply.toString()).isNotEmpty();
        return reply.text("/metadata/resourceVersion");
    }

    static List<String> causes(Reply reply) {
        return reply.body()
                .at("/details/causes")
                .valueStream()
                .map(c -> c.path("reason").asString() + " " + c.path("field").asString())
                .sorted()
                .toList();
    }

    /** The owners of an object's fields without their times, which no two servers share. */
    static JsonNode owners(Reply reply) {
        var owners = reply.body().at("/metadata/managedFields").deepCopy();
        owners.forEach(owner -> ((ObjectNode) owner).remove("time"));
        return owners;
    }

    @Test
    void answersNobodyWithoutAToken() {
        var reply = cluster.withToken("wrong").get(CCNPS);
        assertThat(reply.code()).isEqualTo(401);
        assertThat(reply.text("/reason")).isEqualTo("Unauthorized");
    }

    @Test
    void tellsWhichVersionsItServes() {
        assertThat(cluster.get("/version").text("/gitVersion")).startsWith("v1.");
        assertThat(cluster.get("/api").body().at("/versions/0").asString()).isEqualTo("v1");
        var groups = cluster.get("/apis")
                .body()
                .path("groups")
                .valueStream()
                .map(g -> g.path("name").asString());
        assertThat(groups).contains("cilium.io", "admissionregistration.k8s.io", "apiextensions.k8s.io");
        var policies =
                cluster.get("/apis/cilium.io/v2").body().path("resources").valueStream();
        assertThat(policies.map(r -> r.path("name").asString()))
                .contains(
                        "ciliumclusterwidenetworkpolicies",
                        "ciliumclusterwidenetworkpolicies/status",
                        "ciliumnetworkpolicies");
        var alpha =
                cluster.get("/apis/cilium.io/v2alpha1").body().path("resources").valueStream();
        assertThat(alpha.map(r -> r.path("kind").asString()))
                .contains(
                        "CiliumBGPClusterConfig",
                        "CiliumBGPPeerConfig",
                        "CiliumBGPAdvertisement",
                        "CiliumLoadBalancerIPPool");
        assertThat(cluster.get("/apis/cilium.io/v2beta7").code()).isEqualTo(404);
    }

    @Test
    void showsItsCrdsWithTheVersionOfTheirSchema() {
        var crds = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        var crd = cluster.get(crds + "/ciliumclusterwidenetworkpolicies.cilium.io")
                .body();
        assertThat(crd.at("/metadata/labels")
                        .path("io.cilium.k8s.crd.schema.version")
                        .asString())
                .isEqualTo("1.30.8");
        assertThat(crd.at("/spec/versions/0/name").asString()).isEqualTo("v2");
        assertThat(cluster.get(crds).body().path("items").size()).isGreaterThanOrEqualTo(8);
        assertThat(cluster.get(crds + "/nothing.cilium.io").code()).isEqualTo(404);
    }

    @Test
    void createsByApplyingAndThenChangesNothing() {
        var first = apply("breakwater", policy(name, "a: b", selecting("web")));
        var second = apply("breakwater", policy(name, "a: b", selecting("web")));
        assertThat(first.code()).isEqualTo(201);
        assertThat(first.body().at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(second.code()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void countsGenerationsOfTheSpecificationOnly() {
        apply("breakwater", policy(name, "a: b", selecting("web")));
        var labelled = apply("breakwater", policy(name, "a: c", selecting("web")));
        var respecified = apply("breakwater", policy(name, "a: c", selecting("db")));
        assertThat(labelled.body().at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(respecified.body().at("/metadata/generation").asInt()).isEqualTo(2);
    }

    @Test
    void namesTheOwnerAndTheFieldOfAConflict() {
        apply("alice", policy(name, "a: b", selecting("web")));
        var reply = apply("bob", policy(name, "a: c", selecting("db")));
        assertThat(reply.code()).isEqualTo(409);
        assertThat(reply.text("/reason")).isEqualTo("Conflict");
        assertThat(causes(reply))
                .containsExactly(
                        "FieldManagerConflict .metadata.labels.a", "FieldManagerConflict .spec.endpointSelector");
        assertThat(reply.text("/details/causes/0/message")).isEqualTo("conflict with \"alice\"");
        assertThat(reply.text("/message")).startsWith("Apply failed with 2 conflicts: conflicts with \"alice\":\n- ");
    }

    @Test
    void tellsAnUpdatesConflictWithItsVersion() {
        var present = apply("alice", policy(name, "a: b", selecting("web")));
        cluster.patch(
                CCNPS + "/" + name + "?fieldManager=carol",
                "merge-patch+json",
                "{\"metadata\":{\"labels\":{\"a\":\"x\"}}}");
        var reply = apply("alice", policy(name, "a: b", selecting("web")));
        assertThat(present.code()).isEqualTo(201);
        assertThat(reply.code()).isEqualTo(409);
        assertThat(reply.text("/message"))
                .isEqualTo(
                        "Apply failed with 1 conflict: conflict with \"carol\" using cilium.io/v2: .metadata.labels.a");
    }

    @Test
    void takesFieldsOverWhenForced() {
        apply("alice", policy(name, "a: b", selecting("web")));
        var reply = cluster.apply(CCNPS + "/" + name + "?force=true", "bob", policy(name, "a: c", selecting("web")));
        assertThat(reply.code()).isEqualTo(200);
        assertThat(reply.text("/metadata/labels/a")).isEqualTo("c");
        assertThat(owners(reply).toString())
                .contains("\"manager\":\"alice\"", "\"manager\":\"bob\"")
                .containsOnlyOnce("\"f:a\"");
    }

    @Test
    void removesWhatItsManagerNoLongerApplies() {
        apply("alice", policy(name, "a: b, c: d", selecting("web") + ", enableDefaultDeny: {ingress: false}"));
        apply("bob", policy(name, "c: d", selecting("web")));
        var reply = apply("alice", policy(name, "", selecting("web")));
        assertThat(reply.body().at("/metadata/labels").toString()).isEqualTo("{\"c\":\"d\"}");
        assertThat(reply.body().at("/spec/enableDefaultDeny").isMissingNode()).isTrue();
        var last = apply("bob", policy(name, "", selecting("web")));
        assertThat(last.body().at("/metadata/labels").isMissingNode()).isTrue();
    }

    @Test
    void replacesListsWithoutKeysAsAWhole() {
        apply("alice", policy(name, "", "endpointSelector: {}, ingress: [{fromEntities: [world]}]"));
        var reply = apply("alice", policy(name, "", "endpointSelector: {}, ingress: [{fromEntities: [host]}, {}]"));
        assertThat(reply.body().at("/spec/ingress").toString()).isEqualTo("[{\"fromEntities\":[\"host\"]},{}]");
        var conflict = apply("bob", policy(name, "", "endpointSelector: {}, ingress: [{fromEntities: [world]}]"));
        assertThat(causes(conflict)).containsExactly("FieldManagerConflict .spec.ingress");
    }

    @Test
    void mergesListsByTheirKeysAndKeepsEachOwnersItems() {
        var path = BGP + "/" + name;
        cluster.apply(
                path,
                "alice",
                bgp(name, "name: hk, localASN: 64512, peers: [{name: hkix, peerASN: 1}, {name: pccw, peerASN: 2}]"));
        var both = cluster.apply(path, "bob", bgp(name, "name: hk, peers: [{name: own, peerASN: 3}]"));
        assertThat(both.body()
                        .at("/spec/bgpInstances/0/peers")
                        .valueStream()
                        .map(p -> p.path("name").asString()))
                .containsExactly("hkix", "pccw", "own");
        var fewer =
                cluster.apply(path, "alice", bgp(name, "name: hk, localASN: 64512, peers: [{name: pccw, peerASN: 2}]"));
        assertThat(fewer.body()
                        .at("/spec/bgpInstances/0/peers")
                        .valueStream()
                        .map(p -> p.path("name").asString()))
                .containsExactly("pccw", "own");
        var conflict = cluster.apply(path, "bob", bgp(name, "name: hk, peers: [{name: pccw, peerASN: 4}]"));
        assertThat(causes(conflict))
                .containsExactly("FieldManagerConflict .spec.bgpInstances[name=\"hk\"].peers[name=\"pccw\"].peerASN");
    }

    @Test
    void recordsWhoOwnsWhat() {
        var path = BGP + "/" + name;
        cluster.apply(path, "alice", bgp(name, "name: hk, localASN: 64512, peers: [{name: hkix, peerASN: 1}]"));
        var reply = cluster.patch(
                path + "?fieldManager=carol",
                "merge-patch+json",
                "{\"metadata\":{\"labels\":{\"x\":\"y\"}},\"spec\":{\"nodeSelector\":{\"matchLabels\":{\"rack\":\"1\"}}}}");
        assertThat(owners(reply).valueStream().map(JsonNode::toString))
                .containsExactly(
                        "{\"apiVersion\":\"cilium.io/v2alpha1\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:spec\":{"
                                + "\"f:bgpInstances\":{\"k:{\\\"name\\\":\\\"hk\\\"}\":{\".\":{},\"f:localASN\":{},\"f:name\":{},"
                                + "\"f:peers\":{\"k:{\\\"name\\\":\\\"hkix\\\"}\":{\".\":{},\"f:name\":{},\"f:peerASN\":{}}}}}}},"
                                + "\"manager\":\"alice\",\"operation\":\"Apply\"}",
                        "{\"apiVersion\":\"cilium.io/v2alpha1\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:metadata\":{"
                                + "\"f:labels\":{\".\":{},\"f:x\":{}}},\"f:spec\":{\"f:nodeSelector\":{}}},"
                                + "\"manager\":\"carol\",\"operation\":\"Update\"}");
    }

    @Test
    void fillsDefaultsThatNobodyOwns() {
        var reply = cluster.apply(
                PEERS + "/" + name,
                "alice",
                "{apiVersion: cilium.io/v2alpha1, kind: CiliumBGPPeerConfig, metadata: {name: " + name + "},"
                        + " spec: {timers: {holdTimeSeconds: 30}, gracefulRestart: {enabled: true}}}");
        assertThat(reply.body().at("/spec/timers/keepAliveTimeSeconds").asInt()).isEqualTo(30);
        assertThat(reply.body().at("/spec/gracefulRestart/restartTimeSeconds").asInt())
                .isEqualTo(120);
        assertThat(reply.body().at("/spec/ebgpMultihop").asInt()).isEqualTo(1);
        assertThat(owners(reply).toString()).doesNotContain("keepAliveTimeSeconds");
    }

    @Test
    void refusesAnUnknownFieldInAnApplyWithoutAReason() {
        var reply = apply("alice", policy(name, "", selecting("web") + ", tenant: {id: a}"));
        assertThat(reply.code()).isEqualTo(500);
        assertThat(reply.text("/reason")).isEmpty();
        assertThat(reply.text("/message"))
                .isEqualTo(
                        "failed to create typed patch object (/" + name
                                + "; cilium.io/v2, Kind=CiliumClusterwideNetworkPolicy): .spec.tenant: field not declared in schema");
        assertThat(apply("alice", policy(name, "", selecting("web") + ", description: [no]"))
                        .code())
                .isEqualTo(500);
        assertThat(cluster.get(CCNPS + "/" + name).code()).isEqualTo(404);
    }

    @Test
    void refusesAnApplyWithoutAManagerOrForAnotherKind() {
        var unnamed = cluster.patch(CCNPS + "/" + name, "apply-patch+yaml", policy(name, "", selecting("web")));
        assertThat(unnamed.code()).isEqualTo(422);
        var other = cluster.apply(CCNPS + "/" + name, "alice", pool(name, "blocks: []"));
        assertThat(other.code()).isEqualTo(400);
        var renamed = cluster.apply(CCNPS + "/" + name, "alice", policy("other", "", selecting("web")));
        assertThat(renamed.code()).isEqualTo(400);
    }

    @Test
    void prunesAnUnknownFieldOfACreateUnlessItIsStrict() {
        var yaml = policy(name, "", selecting("web") + ", tenant: {id: a}");
        var strict = cluster.post(CCNPS + "?fieldValidation=Strict", yaml);
        assertThat(strict.code()).isEqualTo(400);
        assertThat(strict.text("/message")).contains("strict decoding error: unknown field \"spec.tenant\"");
        var lenient = cluster.post(CCNPS, yaml);
        assertThat(lenient.code()).isEqualTo(201);
        assertThat(lenient.body().at("/spec/tenant").isMissingNode()).isTrue();
    }

    private List<String> refusal(String spec) {
        var reply = apply("alice", policy(name, "", spec));
        assertThat(reply.code()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.text("/reason")).isEqualTo("Invalid");
        return causes(reply);
    }

    @Test
    void refusesPoliciesAsCiliumsSchemaDoes() {
        assertThat(refusal("endpointSelector: {}, ingress: [{fromEntities: [world, nobody]}]"))
                .containsExactly("FieldValueNotSupported spec.ingress[0].fromEntities[1]");
        assertThat(refusal("endpointSelector: {}, egress: [{toCIDR: [10.0.0.1]}]"))
                .containsExactly("FieldValueTypeInvalid spec.egress[0].toCIDR[0]");
        assertThat(refusal("endpointSelector: {}, egress: [{toFQDNs: [{matchName: '*.example.org'}]}]"))
                .containsExactly("FieldValueInvalid spec.egress[0].toFQDNs[0].matchName");
        assertThat(refusal("endpointSelector: {}, egress: [{toPorts: [{ports: [{protocol: TCP}]}]}]"))
                .containsExactly("FieldValueRequired spec.egress[0].toPorts[0].ports[0].port");
        assertThat(refusal("endpointSelector: {}, egress: [{toPorts: [{ports: [{port: '1', endPort: 70000}]}]}]"))
                .containsExactly("FieldValueInvalid spec.egress[0].toPorts[0].ports[0].endPort");
    }

    @Test
    void refusesPoliciesWithoutExactlyOneSelectorOrAnyDirection() {
        assertThat(refusal("endpointSelector: {}, nodeSelector: {}, ingress: [{}]"))
                .containsExactly("FieldValueInvalid <nil>");
        assertThat(refusal("ingress: [{}]"))
                .containsExactly("FieldValueInvalid <nil>", "FieldValueRequired spec.endpointSelector");
        assertThat(refusal("endpointSelector: {}"))
                .containsExactly("FieldValueInvalid <nil>", "FieldValueRequired spec.ingress");
        assertThat(refusal("endpointSelector: {}, egress: [{toPorts: [{rules: {}}]}]"))
                .containsExactly("FieldValueInvalid <nil>", "FieldValueRequired spec.egress[0].toPorts[0].rules.http");
    }

    @Test
    void acceptsWhatCiliumsSchemaOnlyHalfChecks() {
        var ports = "ports: [{port: '70000'}, {port: http}]";
        assertThat(apply(
                                "alice",
                                policy(name, "", "endpointSelector: {}, egress: [{toPorts: [{%s}]}]".formatted(ports)))
                        .code())
                .isEqualTo(201);
    }

    @Test
    void refusesFabricObjectsAsTheirSchemasDo() {
        var asn = cluster.apply(BGP + "/" + name, "alice", bgp(name, "name: hk, localASN: 4294967296"));
        assertThat(causes(asn)).containsExactly("FieldValueInvalid spec.bgpInstances[0].localASN");
        var address = cluster.apply(
                BGP + "/" + name, "alice", bgp(name, "name: hk, peers: [{name: a, peerAddress: 10.0.0}]"));
        assertThat(causes(address)).containsExactly("FieldValueInvalid spec.bgpInstances[0].peers[0].peerAddress");
        var nameless =
                cluster.apply(BGP + "/" + name, "alice", bgp(name, "name: hk, peers: [{name: a, peerConfigRef: {}}]"));
        assertThat(causes(nameless))
                .containsExactly("FieldValueRequired spec.bgpInstances[0].peers[0].peerConfigRef.name");
        var block = cluster.apply(
                POOLS + "/" + name, "alice", pool(name, "blocks: [{cidr: 10.0.0.0/33}], allowFirstLastIPs: Maybe"));
        assertThat(causes(block))
                .containsExactly(
                        "FieldValueNotSupported spec.allowFirstLastIPs", "FieldValueTypeInvalid spec.blocks[0].cidr");
    }

    @Test
    void refusesNamesAndLabelsThatAreNone() {
        var bad = "Bad_Name";
        var named = cluster.apply(CCNPS + "/" + bad, "alice", policy(bad, "", selecting("web")));
        assertThat(named.code()).isEqualTo(422);
        assertThat(causes(named)).containsExactly("FieldValueInvalid metadata.name");
        var labelled = apply("alice", policy(name, "'-x': 'y z'", selecting("web")));
        assertThat(labelled.code()).isEqualTo(422);
        assertThat(causes(labelled))
                .containsExactly("FieldValueInvalid metadata.labels", "FieldValueInvalid metadata.labels");
    }

    @Test
    void answersForWhatIsNotThereOrAlreadyThere() {
        var missing = cluster.get(CCNPS + "/" + name);
        assertThat(missing.code()).isEqualTo(404);
        assertThat(missing.text("/reason")).isEqualTo("NotFound");
        assertThat(missing.text("/message"))
                .isEqualTo("ciliumclusterwidenetworkpolicies.cilium.io \"" + name + "\" not found");
        assertThat(missing.text("/details/kind")).isEqualTo("ciliumclusterwidenetworkpolicies");
        cluster.post(CCNPS, policy(name, "", selecting("web")));
        var again = cluster.post(CCNPS, policy(name, "", selecting("web")));
        assertThat(again.code()).isEqualTo(409);
        assertThat(again.text("/reason")).isEqualTo("AlreadyExists");
        assertThat(cluster.get("/apis/cilium.io/v2/ciliumthings").code()).isEqualTo(404);
    }

    @Test
    void writesOnlyAgainstTheVersionThatWasRead() {
        var first = cluster.post(CCNPS, policy(name, "a: b", selecting("web")));
        var next = (ObjectNode) first.body().deepCopy();
        next.withObject("/metadata/labels").put("a", "c");
        assertThat(cluster.put(CCNPS + "/" + name, next).code()).isEqualTo(200);
        var late = cluster.put(CCNPS + "/" + name, next);
        assertThat(late.code()).isEqualTo(409);
        assertThat(late.text("/reason")).isEqualTo("Conflict");
        next.withObject("/metadata").remove("resourceVersion");
        assertThat(cluster.put(CCNPS + "/" + name, next).code()).isEqualTo(422);
        var stale = policy(name, "a: b", selecting("web"))
                .replace("metadata: {", "metadata: {resourceVersion: '" + version(first) + "', ");
        assertThat(apply("alice", stale).code()).isEqualTo(409);
    }

    @Test
    void makesAnObjectAnewUnlessItsUidIsGiven() {
        var byVersion = policy(name, "", selecting("web")).replace("metadata: {", "metadata: {resourceVersion: '1', ");
        var byUid = policy(name, "", selecting("web")).replace("metadata: {", "metadata: {uid: 'u-1', ");
        var refused = apply("alice", byUid);
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.text("/message")).endsWith("no existing object was found");
        assertThat(apply("alice", byVersion).code()).isEqualTo(201);
        assertThat(causes(apply("alice", byUid))).containsOnly("FieldValueInvalid metadata.uid");
    }

    @Test
    void deletesOnlyWhatItsPreconditionsName() {
        var first = cluster.post(CCNPS, policy(name, "", selecting("web")));
        var path = CCNPS + "/" + name;
        var wrongUid = cluster.delete(path, "{preconditions: {uid: 'no'}}");
        assertThat(wrongUid.code()).isEqualTo(409);
        assertThat(wrongUid.text("/reason")).isEqualTo("Conflict");
        assertThat(cluster.delete(path, "{preconditions: {resourceVersion: '1'}}")
                        .code())
                .isEqualTo(409);
        var gone = cluster.delete(
                path,
                "{preconditions: {uid: %s, resourceVersion: '%s'}}"
                        .formatted(first.text("/metadata/uid"), version(first)));
        assertThat(gone.code()).isEqualTo(200);
        assertThat(gone.text("/status")).isEqualTo("Success");
        assertThat(gone.text("/details/uid")).isEqualTo(first.text("/metadata/uid"));
        assertThat(cluster.delete(path, "").code()).isEqualTo(404);
    }

    @Test
    void keepsAnObjectUntilItsFinalizersAreGone() {
        var path = CCNPS + "/" + name;
        cluster.post(
                CCNPS, policy(name, "", selecting("web")).replace("metadata: {", "metadata: {finalizers: [x.io/y], "));
        cluster.delete(path, "");
        assertThat(cluster.get(path).text("/metadata/deletionTimestamp")).isNotEmpty();
        cluster.patch(path, "merge-patch+json", "{\"metadata\":{\"finalizers\":null}}");
        assertThat(cluster.get(path).code()).isEqualTo(404);
    }

    @Test
    void writesNothingInADryRun() {
        var path = CCNPS + "/" + name;
        var created = cluster.apply(path + "?dryRun=All", "alice", policy(name, "", selecting("web")));
        assertThat(created.code()).isEqualTo(201);
        assertThat(created.text("/metadata/uid")).isNotEmpty();
        assertThat(cluster.get(path).code()).isEqualTo(404);
        var first = apply("alice", policy(name, "", selecting("web")));
        var changed = cluster.apply(path + "?dryRun=All", "alice", policy(name, "", selecting("db")));
        assertThat(changed.text("/spec/endpointSelector/matchLabels/app")).isEqualTo("db");
        assertThat(cluster.delete(path + "?dryRun=All", "").code()).isEqualTo(200);
        assertThat(cluster.get(path).body()).isEqualTo(first.body());
        assertThat(cluster.apply(path + "?dryRun=All", "alice", policy(name, "", "endpointSelector: {}"))
                        .code())
                .isEqualTo(422);
    }

    @Test
    void patchesByMergeAndByOperation() {
        var path = CCNPS + "/" + name;
        var first = cluster.post(CCNPS, policy(name, "a: b", selecting("web")));
        var merged = cluster.patch(path, "merge-patch+json", "{\"metadata\":{\"labels\":{\"a\":null,\"c\":\"d\"}}}");
        assertThat(merged.body().at("/metadata/labels").toString()).isEqualTo("{\"c\":\"d\"}");
        var test = "[{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"%s\"},"
                + "{\"op\":\"replace\",\"path\":\"/metadata/labels/c\",\"value\":\"e\"}]";
        assertThat(cluster.patch(path, "json-patch+json", test.formatted(version(first)))
                        .code())
                .isEqualTo(422);
        var patched = cluster.patch(path, "json-patch+json", test.formatted(version(merged)));
        assertThat(patched.text("/metadata/labels/c")).isEqualTo("e");
        var stale = "{\"metadata\":{\"resourceVersion\":\"" + version(first) + "\",\"labels\":{\"c\":\"f\"}}}";
        assertThat(cluster.patch(path, "merge-patch+json", stale).code()).isEqualTo(409);
        assertThat(cluster.patch(path, "strategic-merge-patch+json", "{}").code())
                .isEqualTo(415);
    }

    @Test
    void rewritesOwnersWhenTheyAreGiven() {
        var path = CCNPS + "/" + name;
        cluster.post(CCNPS + "?fieldManager=old", policy(name, "a: b", selecting("web")));
        var adopt = "[{\"op\":\"replace\",\"path\":\"/metadata/managedFields/0/manager\",\"value\":\"breakwater\"},"
                + "{\"op\":\"replace\",\"path\":\"/metadata/managedFields/0/operation\",\"value\":\"Apply\"}]";
        cluster.patch(path, "json-patch+json", adopt);
        var reply = apply("breakwater", policy(name, "", selecting("db")));
        assertThat(reply.code()).isEqualTo(200);
        assertThat(reply.body().at("/metadata/labels").isMissingNode()).isTrue();
        assertThat(owners(reply).size()).isEqualTo(1);
    }

    @Test
    void keepsStatusAndSpecificationApart() {
        var path = POOLS + "/" + name;
        var condition = "status: {conditions: [{type: x, status: 'True', reason: r, message: m,"
                + " lastTransitionTime: '2026-01-01T00:00:00Z'}]}}";
        var yaml = pool(name, "blocks: [{cidr: 10.0.0.0/24}]");
        var both = yaml.substring(0, yaml.length() - 1) + ", " + condition;
        var created = cluster.apply(path, "alice", both);
        assertThat(created.body().at("/status").isMissingNode()).isTrue();
        var elsewhere = pool(name, "blocks: []");
        var written = cluster.apply(
                path + "/status", "operator", elsewhere.substring(0, elsewhere.length() - 1) + ", " + condition);
        assertThat(written.code()).as(written.toString()).isEqualTo(200);
        assertThat(written.text("/status/conditions/0/type")).isEqualTo("x");
        assertThat(written.body().at("/spec/blocks").size()).isEqualTo(1);
        assertThat(written.body().at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(owners(written).toString()).contains("\"subresource\":\"status\"");
        var again = cluster.apply(path, "alice", yaml);
        assertThat(again.text("/status/conditions/0/type")).isEqualTo("x");
        assertThat(version(again)).isEqualTo(version(written));
    }

    @Test
    void labelsNamespacesWithTheirNames() {
        var yaml = "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: {tenant.io/tenantId: tenant-a}}}";
        var reply = cluster.apply(NAMESPACES + "/" + name, "alice", yaml.formatted(name));
        assertThat(reply.code()).isEqualTo(201);
        assertThat(reply.body()
                        .at("/metadata/labels")
                        .path("kubernetes.io/metadata.name")
                        .asString())
                .isEqualTo(name);
        assertThat(reply.text("/status/phase")).isEqualTo("Active");
        assertThat(reply.body().at("/metadata/generation").isMissingNode()).isTrue();
        var released = cluster.apply(
                NAMESPACES + "/" + name, "alice", yaml.formatted(name).replace("tenant.io/tenantId: tenant-a", ""));
        assertThat(released.body().at("/metadata/labels").size()).isEqualTo(1);
        assertThat(cluster.get(NAMESPACES + "/kube-system").code()).isEqualTo(200);
    }

    @Test
    void putsNothingIntoANamespaceThatIsNotThere() {
        var path = "/apis/cilium.io/v2/namespaces/" + name + "/ciliumnetworkpolicies";
        var yaml = policy(name, "", selecting("web")).replace("Clusterwide", "");
        var reply = cluster.apply(path + "/" + name, "alice", yaml);
        assertThat(reply.code()).isEqualTo(404);
        assertThat(reply.text("/message")).isEqualTo("namespaces \"" + name + "\" not found");
        assertThat(cluster.get(path).body().path("items").size()).isZero();
    }

    @Test
    void tellsWhoAsks() {
        var reply = cluster.post(
                "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                "{apiVersion: authentication.k8s.io/v1, kind: SelfSubjectReview}");
        assertThat(reply.code()).isEqualTo(201);
        assertThat(reply.text("/status/userInfo/username")).isNotEmpty();
        assertThat(reply.body().at("/status/userInfo/groups").valueStream().map(JsonNode::asString))
                .contains("system:masters", "system:authenticated");
    }

    @Test
    void allowsTheAdministratorEverything() {
        var reply = cluster.post(
                "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                "{apiVersion: authorization.k8s.io/v1, kind: SelfSubjectAccessReview, spec: {resourceAttributes:"
                        + " {verb: patch, group: cilium.io, resource: ciliumclusterwidenetworkpolicies}}}");
        assertThat(reply.code()).isEqualTo(201);
        assertThat(reply.body().at("/status/allowed").asBoolean()).isTrue();
    }
}
