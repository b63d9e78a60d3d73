package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.cluster.http.KubernetesHttp;
import dev.breakwater.rollout.Connection;
import dev.breakwater.rollout.Outcome;
import dev.breakwater.rollout.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of clusters that are not ready, by an API server that says what each test lets it say. */
class ConnectingIT {
    private static final String POLICIES = "ciliumclusterwidenetworkpolicies";

    @TempDir
    Path folder;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> served = new ConcurrentHashMap<>();
    private HttpServer server;
    private KubernetesCluster cluster;

    @BeforeEach
    void starts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = answers.get(path);
            byte[] bytes =
                    (body == null ? "404 page not found" : body).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            served.put(path, exchange.getRequestMethod());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        answers.put("/version", "{\"gitVersion\": \"v1.34.4\"}");
        answers.put("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "{\"status\": {\"allowed\": true}}");
        serves(Map.of("v2", List.of(POLICIES), "v2alpha1", List.of("ciliumbgppeerconfigs")));
        cluster = new KubernetesCluster(settings());
    }

    @AfterEach
    void stops() {
        cluster.close();
        server.stop(0);
    }

    private ClusterProperties settings() throws IOException {
        var kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                current-context: test
                clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: test, user: {token: secret}}]
                contexts: [{name: test, context: {cluster: test, user: test}}]
                """.formatted(server.getAddress().getPort()));
        return new ClusterProperties(kubeconfig.toString(), "test", Duration.ofSeconds(20), 500);
    }

    private void serves(Map<String, List<String>> versions) {
        var group = KubernetesHttp.JSON.createObjectNode();
        var listed =
                group.putArray("groups").addObject().put("name", "cilium.io").putArray("versions");
        versions.keySet().stream().sorted().forEach(version -> {
            listed.addObject().put("version", version);
            var resources = KubernetesHttp.JSON.createObjectNode();
            versions.get(version)
                    .forEach(
                            name -> resources.withArray("resources").addObject().put("name", name));
            answers.put("/apis/cilium.io/" + version, resources.toString());
        });
        answers.put("/apis", group.toString());
    }

    private static Step put(String kind) {
        var ref = new ObjectRef("cilium.io", kind, null, "x");
        return new Step.Put(ref, "kind: " + kind + "\nmetadata:\n  name: x\n", "digest", 1, null);
    }

    @Test
    void saysWhichServerDoesNotAnswer() {
        server.stop(0);

        assertThat(cluster.connect().sentences())
                .singleElement()
                .asString()
                .contains("127.0.0.1:" + server.getAddress().getPort())
                .contains("does not answer: the connection is refused");
    }

    private static String saidOf(Path kubeconfig, String context) {
        try (var cluster = new KubernetesCluster(
                new ClusterProperties(kubeconfig.toString(), context, Duration.ofSeconds(1), 5))) {
            assertThat(cluster.connect()).isInstanceOf(Connection.Unready.class);
            return String.join("\n", cluster.connect().sentences());
        }
    }

    @Test
    void saysWhichFileIsNotThere() {
        assertThat(saidOf(Path.of("/nowhere/at-all"), null))
                .isEqualTo("The cluster cannot be reached: there is no file /nowhere/at-all");
    }

    @Test
    void saysWhatIsWrongWithAKubeconfigAndQuotesNothingOfIt() throws IOException {
        var file = folder.resolve("other");
        String reached = "The cluster cannot be reached: the file " + file;
        Files.writeString(file, "users: [1\n  token: secret {");
        assertThat(saidOf(file, null)).startsWith(reached + " is not YAML: look at line ");
        Files.writeString(file, "token secret");
        assertThat(saidOf(file, null)).isEqualTo(reached + " is no kubeconfig: it has no contexts");
        Files.writeString(file, "");
        assertThat(saidOf(file, null)).isEqualTo(reached + " is no kubeconfig: it has no contexts");
        Files.writeString(file, "contexts: [{name: hk}, {name: tw}]");
        assertThat(saidOf(file, null))
                .isEqualTo(reached + " has no current context, only hk, tw; name one with --context");
        assertThat(saidOf(file, "sg")).isEqualTo(reached + " has no context sg, only hk, tw; name one with --context");
    }

    @Test
    void namesTheCrdThatIsMissing() {
        serves(Map.of("v2", List.of("somethings")));

        assertThat(cluster.connect())
                .isInstanceOfSatisfying(
                        Connection.Unready.class,
                        unready -> assertThat(unready.sentences())
                                .singleElement()
                                .asString()
                                .contains(POLICIES + ".cilium.io"));
    }

    @Test
    void goesWithoutTheKindsOfBgpAndSaysSo() {
        assertThat(cluster.connect())
                .isInstanceOfSatisfying(
                        Connection.Connected.class,
                        connected -> assertThat(connected.sentences())
                                .hasSize(4)
                                .anyMatch(sentence -> sentence.contains("ciliumbgpclusterconfigs.cilium.io"))
                                .noneMatch(sentence -> sentence.contains("ciliumbgppeerconfigs")));
    }

    @Test
    void namesTheAccountThatLacksEveryRight() {
        answers.put("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "{\"status\": {\"allowed\": false}}");
        answers.put(
                "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                "{\"status\": {\"userInfo\": {\"username\": \"weak\"}}}");

        assertThat(cluster.connect().sentences())
                .containsExactly("Breakwater's account weak lacks every right that Breakwater needs:"
                        + " grant it with the ClusterRole in k8s/base");
    }

    @Test
    void readsAMendedKubeconfigAfterEveryObstacle() throws IOException {
        serves(Map.of("v2", List.of("somethings")));
        assertThat(cluster.connect()).isInstanceOf(Connection.Unready.class);
        var kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, Files.readString(kubeconfig).replace("name: test", "name: other"));

        assertThat(cluster.connect().sentences())
                .singleElement()
                .asString()
                .contains("has no context test, only other");
    }

    @Test
    void writesToTheVersionThatIsServedAndLooksAgainWhenItIsGone() {
        cluster.connect();
        answers.put("/apis/cilium.io/v2alpha1/ciliumbgppeerconfigs/x", "{\"metadata\": {\"name\": \"x\"}}");
        assertThat(cluster.apply(put("CiliumBGPPeerConfig"))).isInstanceOf(Outcome.Applied.class);

        answers.clear();
        serves(Map.of("v2", List.of(POLICIES, "ciliumbgppeerconfigs")));
        answers.put("/apis/cilium.io/v2/ciliumbgppeerconfigs/x", "{\"metadata\": {\"name\": \"x\"}}");

        assertThat(cluster.apply(put("CiliumBGPPeerConfig"))).isInstanceOf(Outcome.Unreachable.class);
        assertThat(cluster.apply(put("CiliumBGPPeerConfig"))).isInstanceOf(Outcome.Applied.class);
        assertThat(served).containsKey("/apis/cilium.io/v2/ciliumbgppeerconfigs/x");
    }
}
