package dev.breakwater.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Applies YAML files server-side over plain HTTP, many at once: nothing is compared, remembered or tried again. */
final class BareClient implements AutoCloseable {
    private static final Pattern HEAD = Pattern.compile(
            "apiVersion: \"?([^\"\\n]+)\"?\nkind: \"?([A-Za-z]+)\"?\nmetadata:.*?\n  name: \"?([^\"\\n]+)",
            Pattern.DOTALL);

    private final HttpClient client;
    private final String server;
    private final String token;

    private BareClient(HttpClient client, String server, String token) {
        this.client = client;
        this.server = server;
        this.token = token;
    }

    static BareClient of(Path kubeconfig) throws IOException, GeneralSecurityException {
        String text = Files.readString(kubeconfig, StandardCharsets.UTF_8);
        var http = HttpClient.newBuilder()
                .sslContext(trusting(Base64.getDecoder().decode(field(text, "certificate-authority-data"))))
                .build();
        return new BareClient(http, field(text, "server"), field(text, "token"));
    }

    /** Seconds until all files below the folder were taken by the server; any refusal ends it. */
    double apply(Path folder, int workers) throws Exception {
        List<HttpRequest> requests = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                requests.add(request(Files.readString(file, StandardCharsets.UTF_8)));
            }
        }
        return Writers.seconds(workers, requests.size(), i -> {
            HttpResponse<String> answer = client.send(requests.get(i), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
        });
    }

    private HttpRequest request(String yaml) {
        Matcher head = HEAD.matcher(yaml);
        if (!head.find()) {
            throw new IllegalArgumentException("Not a manifest: " + yaml);
        }
        String version = head.group(1);
        String kind = head.group(2).toLowerCase(Locale.ROOT);
        String plural = kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
        String path = (version.contains("/") ? "/apis/" : "/api/") + version + "/" + plural + "/" + head.group(3);
        return HttpRequest.newBuilder(URI.create(server + path + "?fieldManager=bench"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/apply-patch+yaml")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(yaml))
                .build();
    }

    private static String field(String kubeconfig, String name) {
        Matcher found = Pattern.compile("\\b" + name + ": (\\S+)").matcher(kubeconfig);
        if (!found.find()) {
            throw new IllegalArgumentException("The kubeconfig has no " + name);
        }
        return found.group(1);
    }

    private static SSLContext trusting(byte[] pem) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        var factory = CertificateFactory.getInstance("X.509");
        for (var certificate : factory.generateCertificates(new java.io.ByteArrayInputStream(pem))) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void close() {
        client.close();
    }
}
