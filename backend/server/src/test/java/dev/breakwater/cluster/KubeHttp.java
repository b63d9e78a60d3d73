package dev.breakwater.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Kubernetes' API over plain HTTP: what a test says is what goes over the wire. */
public final class KubeHttp {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    /** An HTTP code with the object or status that came with it. */
    public record Reply(int code, JsonNode body) {
        public String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    private final HttpClient client;
    private final String server;
    private final String token;

    private KubeHttp(HttpClient client, String server, String token) {
        this.client = client;
        this.server = server;
        this.token = token;
    }

    /** Reads a kubeconfig with a token and embedded certificate authority, as our servers write them. */
    public static KubeHttp of(Path kubeconfig) {
        try {
            var config = YAML.readTree(Files.readString(kubeconfig));
            var authority = Base64.getDecoder()
                    .decode(config.at("/clusters/0/cluster/certificate-authority-data")
                            .asString());
            var client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(trusting(authority))
                    .build();
            return new KubeHttp(
                    client,
                    config.at("/clusters/0/cluster/server").asString(),
                    config.at("/users/0/user/token").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting(byte[] pem) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int i = 0;
        for (var certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
            store.setCertificateEntry("ca" + i++, certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    public KubeHttp withToken(String other) {
        return new KubeHttp(client, server, other);
    }

    public Reply get(String path) {
        return send("GET", path, "", "");
    }

    public Reply post(String path, String yaml) {
        return send("POST", path, "application/json", json(yaml));
    }

    public Reply put(String path, JsonNode object) {
        return send("PUT", path, "application/json", object.toString());
    }

    public Reply delete(String path, String yaml) {
        return send("DELETE", path, "application/json", yaml.isEmpty() ? "" : json(yaml));
    }

    /** Server-side apply by a manager; the path may carry more parameters. */
    public Reply apply(String path, String manager, String yaml) {
        return patch(path + (path.contains("?") ? "&" : "?") + "fieldManager=" + manager, "apply-patch+yaml", yaml);
    }

    public Reply patch(String path, String type, String body) {
        return send("PATCH", path, "application/" + type, body);
    }

    /** An open watch: one JSON event per line. */
    public InputStream watch(String path) {
        try {
            return client.send(request("GET", path, "", ""), BodyHandlers.ofInputStream())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Reply send(String method, String path, String type, String body) {
        try {
            var response = client.send(request(method, path, type, body), BodyHandlers.ofString());
            return new Reply(response.statusCode(), parsed(response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            return JSON.createObjectNode().put("text", response.body());
        }
    }

    private HttpRequest request(String method, String path, String type, String body) {
        var builder = HttpRequest.newBuilder(URI.create(server + path)).header("Authorization", "Bearer " + token);
        if (!type.isEmpty()) {
            builder.header("Content-Type", type);
        }
        var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        return builder.method(method, content).build();
    }

    public static String json(String yaml) {
        return YAML.readTree(yaml).toString();
    }

    /** Creates a CRD with the label that Cilium's operator would give it, and returns its name. */
    String createCrd(String yaml, String schemaVersion) {
        var crd = (ObjectNode) YAML.readTree(yaml);
        crd.withObject("/metadata/labels").put("io.cilium.k8s.crd.schema.version", schemaVersion);
        post(CRDS, crd.toString());
        return crd.at("/metadata/name").asString();
    }

    boolean isEstablished(String crd) {
        return get(CRDS + "/" + crd)
                .body()
                .at("/status/conditions")
                .valueStream()
                .anyMatch(c -> c.path("type").asString().equals("Established")
                        && c.path("status").asString().equals("True"));
    }
}
