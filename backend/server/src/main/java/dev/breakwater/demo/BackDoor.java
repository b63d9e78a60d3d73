package dev.breakwater.demo;

import dev.breakwater.demo.Scenario.Step;
import dev.breakwater.vocabulary.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The API server itself, for the step in which somebody goes behind Breakwater's back with kubectl; tokens only. */
final class BackDoor {
    private final Path kubeconfig;

    BackDoor(Path kubeconfig) {
        this.kubeconfig = kubeconfig;
    }

    /** Sends the step's body as a merge patch, as {@code kubectl patch --type merge} would. */
    Answer send(Step step) {
        refuseIfShut();
        JsonNode config = YAMLMapper.shared().readTree(kubeconfig.toFile());
        JsonNode cluster = config.path("clusters").path(0).path("cluster");
        JsonNode user = config.path("users").path(0).path("user");
        String server = cluster.path("server").asString("");
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + step.path()))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + user.path("token").asString(""))
                .header("Content-Type", "application/merge-patch+json")
                .method(
                        step.method(),
                        HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(step.body())))
                .build();
        return send(request, cluster);
    }

    /** To be asked before the first step, since nobody wants to hear it in the middle of the play. */
    void refuseIfShut() {
        if (!Files.isReadable(kubeconfig)) {
            throw Rejection.notFound("kubeconfig " + kubeconfig)
                    .remedy("Name the cluster's with --kubeconfig, since one step edits the cluster directly, or leave"
                            + " that one out with --step");
        }
    }

    private static Answer send(HttpRequest request, JsonNode cluster) {
        long start = System.nanoTime();
        try (HttpClient client = client(cluster)) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    JsonMapper.shared().readTree(response.body()),
                    response.body(),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient client(JsonNode cluster) throws IOException {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        String authority = cluster.path("certificate-authority-data").asString("");
        return authority.isEmpty()
                ? builder.build()
                : builder.sslContext(trusting(Base64.getDecoder().decode(authority)))
                        .build();
    }

    private static SSLContext trusting(byte[] authority) throws IOException {
        try {
            Certificate certificate =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority));
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("cluster", certificate);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
