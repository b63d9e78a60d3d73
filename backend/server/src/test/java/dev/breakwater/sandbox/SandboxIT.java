package dev.breakwater.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.breakwater.cluster.KubeHttp;
import dev.breakwater.sandbox.Fault.Effect;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {
    private static final String CCNPS = "/apis/cilium.io/v2/ciliumclusterwidenetworkpolicies";
    private static final String BGP = "/apis/cilium.io/v2alpha1/ciliumbgp";
    private static final String PLURAL = "ciliumclusterwidenetworkpolicies";

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private KubeHttp cluster;

    @BeforeEach
    void starts() {
        start(SandboxSettings.in(folder).withoutCilium());
    }

    private void start(SandboxSettings settings) {
        sandbox = Sandbox.start(settings);
        cluster = KubeHttp.of(sandbox.kubeconfig());
    }

    @AfterEach
    void stops() {
        sandbox.close();
    }

    private KubeHttp.Reply apply(String name, String app) {
        return cluster.apply(
                CCNPS + "/" + name,
                "breakwater",
                "{apiVersion: cilium.io/v2, kind: CiliumClusterwideNetworkPolicy, metadata: {name: %s}, spec: {endpointSelector: {matchLabels: {app: %s}}, ingress: [{}]}}"
                        .formatted(name, app));
    }

    @Test
    void comesBackAsItWas() {
        var before = apply("p", "web").body();
        apply("q", "web");
        cluster.delete(CCNPS + "/q", "");
        var version = cluster.get(CCNPS).text("/metadata/resourceVersion");
        var kubeconfig = sandbox.kubeconfig();
        sandbox.close();
        start(SandboxSettings.in(folder).withoutCilium());
        assertThat(KubeHttp.of(kubeconfig).get(CCNPS + "/p").body()).isEqualTo(before);
        assertThat(cluster.get(CCNPS + "/q").code()).isEqualTo(404);
        assertThat(cluster.get(CCNPS).text("/metadata/resourceVersion")).isEqualTo(version);
    }

    @Test
    void forgetsAWriteWhoseLineIsTorn() throws IOException {
        apply("p", "web");
        sandbox.close();
        Files.writeString(folder.resolve("journal.jsonl"), "{\"v\":999,\"k\":\"namespa", StandardOpenOption.APPEND);
        start(SandboxSettings.in(folder).withoutCilium());
        assertThat(cluster.get(CCNPS + "/p").code()).isEqualTo(200);
        assertThat(apply("p", "db").code()).isEqualTo(200);
    }

    @Test
    void startsOverWhenForgotten() {
        apply("p", "web");
        sandbox.close();
        Sandbox.forget(folder);
        start(SandboxSettings.in(folder).withoutCilium());
        assertThat(cluster.get(CCNPS + "/p").code()).isEqualTo(404);
    }

    @Test
    void keepsItsKubeconfigToItsOwner() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sandbox.kubeconfig())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void isTooBusyAsOftenAsToldAndSaysForHowLong() {
        sandbox.faults()
                .add(Fault.of(new Effect.Busy(7)).on("patch", PLURAL).named("p").times(2));
        assertThat(apply("other", "web").code()).isEqualTo(201);
        assertThat(apply("p", "web").code()).isEqualTo(429);
        var second = apply("p", "web");
        assertThat(second.body().at("/details/retryAfterSeconds").asInt()).isEqualTo(7);
        assertThat(apply("p", "web").code()).isEqualTo(201);
        assertThat(sandbox.faults().waiting()).isZero();
    }

    @Test
    void breaksBeforeOrAfterTheWrite() {
        sandbox.faults().add(Fault.of(new Effect.BrokenBefore()).named("p"));
        assertThat(apply("p", "web").code()).isEqualTo(500);
        assertThat(cluster.get(CCNPS + "/p").code()).isEqualTo(404);
        sandbox.faults().add(Fault.of(new Effect.BrokenAfter()).on("patch", PLURAL));
        assertThat(apply("p", "web").code()).isEqualTo(500);
        assertThat(cluster.get(CCNPS + "/p").code()).isEqualTo(200);
    }

    @Test
    void cutsConnectionsBeforeOrAfterTheWrite() {
        sandbox.faults().add(Fault.of(new Effect.Cut()).on("patch", PLURAL).times(1));
        assertThatThrownBy(() -> apply("p", "web")).isInstanceOf(UncheckedIOException.class);
        assertThat(cluster.get(CCNPS + "/p").code()).isEqualTo(404);
        sandbox.faults().add(Fault.of(new Effect.CutAfter()).on("patch", PLURAL));
        assertThatThrownBy(() -> apply("p", "web")).isInstanceOf(UncheckedIOException.class);
        assertThat(cluster.get(CCNPS + "/p").code()).isEqualTo(200);
    }

    @Test
    void isUnreachableUntilItIsNot() {
        sandbox.faults().unreachable(true);
        assertThatThrownBy(() -> cluster.get("/version")).isInstanceOf(UncheckedIOException.class);
        sandbox.faults().clear();
        assertThat(cluster.get("/version").code()).isEqualTo(200);
    }

    @Test
    void answersLateOrNotAtAllWhenTold() {
        sandbox.faults().add(Fault.of(new Effect.Delayed(Duration.ofMillis(1))).on("list", PLURAL));
        sandbox.faults().add(Fault.of(new Effect.Forbidden()).on("get", PLURAL).always());
        assertThat(cluster.get(CCNPS).code()).isEqualTo(200);
        assertThat(cluster.get(CCNPS + "/p").code()).isEqualTo(403);
        assertThat(cluster.get(CCNPS + "/p").code()).isEqualTo(403);
    }

    @Test
    void deniesAReviewWhenTold() {
        var review = "{kind: SelfSubjectAccessReview, spec: {resourceAttributes: {verb: patch, resource: %s}}}"
                .formatted(PLURAL);
        var path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        sandbox.faults()
                .add(Fault.of(new Effect.Forbidden())
                        .on("create", "selfsubjectaccessreviews")
                        .named(PLURAL));
        assertThat(cluster.post(path, review).body().at("/status/allowed").asBoolean())
                .isFalse();
        assertThat(cluster.post(path, review).body().at("/status/allowed").asBoolean())
                .isTrue();
    }

    @Test
    void dropsWatchesAndForgetsHistory() throws IOException {
        var version = apply("p", "web").text("/metadata/resourceVersion");
        try (var lines = lines(version)) {
            apply("p", "db");
            assertThat(lines.readLine()).startsWith("{\"type\":\"MODIFIED\"");
            sandbox.faults().dropWatches();
            assertThat(lines.readLine()).isNull();
        }
        sandbox.faults().forgetHistory();
        try (var lines = lines(version)) {
            assertThat(lines.readLine()).startsWith("{\"type\":\"ERROR\"").contains("\"code\":410");
        }
    }

    private BufferedReader lines(String version) {
        var stream = cluster.watch(CCNPS + "?watch=true&resourceVersion=" + version);
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    @Test
    void imitatesCiliumsStatus() {
        sandbox.close();
        start(SandboxSettings.in(folder));
        apply("p", "web");
        cluster.post(
                BGP + "peerconfigs",
                "{apiVersion: cilium.io/v2alpha1, kind: CiliumBGPPeerConfig, metadata: {name: edge}, spec: {families: [{afi: ipv4, safi: unicast}]}}");
        cluster.post(
                BGP + "clusterconfigs",
                "{apiVersion: cilium.io/v2alpha1, kind: CiliumBGPClusterConfig, metadata: {name: hk}, spec: {nodeSelector: {matchLabels: {breakwater.dev/bgp: edge}},"
                        + " bgpInstances: [{name: hk, localASN: 64512, peers: [{name: hkix, peerASN: 1, peerAddress: 10.0.0.1, peerConfigRef: {name: edge}}]}]}}");
        cluster.post(
                "/apis/cilium.io/v2alpha1/ciliumloadbalancerippools",
                "{apiVersion: cilium.io/v2alpha1, kind: CiliumLoadBalancerIPPool, metadata: {name: a}, spec: {blocks: [{cidr: 10.0.0.0/24}]}}");
        await().untilAsserted(() -> {
            assertThat(cluster.get(CCNPS + "/p").text("/status/conditions/0/type"))
                    .isEqualTo("Valid");
            assertThat(cluster.get(BGP + "nodeconfigs").body().path("items").size())
                    .isEqualTo(2);
            assertThat(cluster.get(BGP + "nodeconfigs/hk-w1").text("/status/bgpInstances/0/peers/0/peeringState"))
                    .isEqualTo("established");
            assertThat(cluster.get("/apis/cilium.io/v2alpha1/ciliumloadbalancerippools/a")
                            .text("/status/conditions/1/message"))
                    .isEqualTo("256");
        });
        cluster.delete(BGP + "clusterconfigs/hk", "");
        await().untilAsserted(() -> assertThat(
                        cluster.get(BGP + "nodeconfigs").body().path("items").size())
                .isZero());
    }

    @Test
    void speaksWithFabric8AsAnyClusterDoes() throws IOException {
        var config = Config.fromKubeconfig(Files.readString(sandbox.kubeconfig()));
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            var namespace = new NamespaceBuilder()
                    .withNewMetadata()
                    .withName("tenant-a")
                    .endMetadata()
                    .build();
            var applied = client.resource(namespace).fieldManager("breakwater").serverSideApply();
            assertThat(applied.getMetadata().getLabels()).containsEntry("kubernetes.io/metadata.name", "tenant-a");
            var policies = client.genericKubernetesResources(new ResourceDefinitionContext.Builder()
                    .withGroup("cilium.io")
                    .withVersion("v2")
                    .withKind("CiliumClusterwideNetworkPolicy")
                    .withPlural(PLURAL)
                    .withNamespaced(false)
                    .build());
            var informer = policies.inform();
            apply("p", "web");
            await().until(() -> informer.getIndexer().list().stream()
                    .map(GenericKubernetesResource::getMetadata)
                    .anyMatch(m -> m.getName().equals("p")));
            sandbox.faults().dropWatches();
            sandbox.faults().forgetHistory();
            apply("q", "web");
            await().until(() -> informer.getIndexer().list().size() == 2);
            assertThat(policies.withName("p").delete()).hasSize(1);
            assertThat(client.namespaces().list().getItems())
                    .extracting(n -> n.getMetadata().getName())
                    .containsAll(List.of("default", "kube-system", "tenant-a"));
            informer.close();
        }
    }
}
