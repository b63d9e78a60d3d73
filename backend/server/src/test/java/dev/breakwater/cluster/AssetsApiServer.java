package dev.breakwater.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** kube-apiserver and etcd from a folder of binaries (KUBEBUILDER_ASSETS), as two processes; CRDs come through the API. */
final class AssetsApiServer {
    private static final int TRIES = 600;

    private AssetsApiServer() {}

    static Path start(Path assets, Path folder) {
        try {
            int etcd = freePort();
            int port = freePort();
            launch(
                    List.of(
                            assets.resolve("etcd").toString(),
                            "--data-dir=" + folder.resolve("etcd"),
                            "--listen-client-urls=http://127.0.0.1:" + etcd,
                            "--advertise-client-urls=http://127.0.0.1:" + etcd,
                            "--listen-peer-urls=http://127.0.0.1:0",
                            "--unsafe-no-fsync"),
                    folder.resolve("etcd.log"));
            var token = UUID.randomUUID().toString();
            Files.writeString(folder.resolve("tokens.csv"), token + ",admin,admin,\"system:masters\"\n");
            writeKey(folder.resolve("sa.key"));
            launch(apiServer(assets, folder, etcd, port), folder.resolve("apiserver.log"));
            return prepared(folder, port, token);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the API server of KUBEBUILDER_ASSETS", e);
        }
    }

    private static List<String> apiServer(Path assets, Path folder, int etcd, int port) {
        return List.of(
                assets.resolve("kube-apiserver").toString(),
                "--etcd-servers=http://127.0.0.1:" + etcd,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + port,
                "--endpoint-reconciler-type=none",
                "--cert-dir=" + folder.resolve("certs"),
                "--token-auth-file=" + folder.resolve("tokens.csv"),
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + folder.resolve("sa.key"),
                "--service-account-signing-key-file=" + folder.resolve("sa.key"),
                "--service-cluster-ip-range=10.96.0.0/16");
    }

    private static Path prepared(Path folder, int port, String token) throws IOException {
        var certificate = folder.resolve("certs/apiserver.crt");
        await(() -> Files.exists(certificate));
        var kubeconfig = folder.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                apiVersion: v1
                kind: Config
                current-context: assets
                clusters:
                - {name: assets, cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}}
                users:
                - {name: admin, user: {token: %s}}
                contexts:
                - {name: assets, context: {cluster: assets, user: admin}}
                """.formatted(
                        port, Base64.getEncoder().encodeToString(Files.readAllBytes(certificate)), token));
        var client = KubeHttp.of(kubeconfig);
        await(() -> client.get("/readyz").code() == 200);
        createCrds(client);
        return kubeconfig;
    }

    /** The CRDs lie where {@code testing/apiserver/build} or {@code crds.sh} put them; CILIUM_CRDS names another folder. */
    private static void createCrds(KubeHttp client) throws IOException {
        var given = System.getenv("CILIUM_CRDS");
        var folder = given != null
                ? Path.of(given)
                : dev.breakwater.sandbox.RealApiServer.binary()
                        .map(binary -> binary.resolveSibling("crds"))
                        .orElseThrow(() -> new IOException("no CRDs: set CILIUM_CRDS to the folder crds.sh filled"));
        var version = Files.readString(folder.resolve("schema-version")).strip();
        try (var files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (var file : files) {
                var name = client.createCrd(Files.readString(file), version);
                await(() -> client.isEstablished(name));
            }
        }
    }

    private interface Check {
        boolean holds() throws IOException;
    }

    private static void await(Check check) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                if (check.holds()) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (UncheckedIOException notYetListening) {
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
        throw new IOException("the API server of KUBEBUILDER_ASSETS is not ready after 30 s");
    }

    private static void launch(List<String> command, Path log) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void writeKey(Path file) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var der = generator.generateKeyPair().getPrivate().getEncoded();
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
