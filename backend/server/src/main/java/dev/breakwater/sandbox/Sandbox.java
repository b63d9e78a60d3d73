package dev.breakwater.sandbox;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.breakwater.sandbox.access.Credentials;
import dev.breakwater.sandbox.cilium.Operator;
import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Kubernetes API server in this JVM, for trying Breakwater out and for tests: it keeps state and moves no packets.
 * What it answers is held against a real API server by the contract tests.
 */
public final class Sandbox implements AutoCloseable {
    private static final int REMEMBERED_EVENTS = 10_000;

    private final Store store;
    private final Faults faults;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI url;
    private final Path kubeconfig;

    private Sandbox(SandboxSettings settings) throws IOException {
        var credentials = Credentials.in(settings.folder());
        var kinds = Kinds.load();
        store = new Store(settings.folder(), REMEMBERED_EVENTS);
        faults = new Faults(store::compact);
        var writes = new Writes(settings.clock());
        var face = new Face(kinds, store, writes, faults, credentials.token());
        server = listen(settings);
        server.setHttpsConfigurator(new HttpsConfigurator(credentials.tls()));
        server.createContext("/", face);
        server.setExecutor(threads);
        seed(kinds, writes);
        server.start();
        if (settings.imitatesCilium()) {
            threads.execute(
                    new Operator(store, new Controller("cilium-operator-generic", kinds, writes), settings.nodes()));
        }
        url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        kubeconfig = credentials.writeKubeconfig(url);
    }

    /** Starts it with the state its folder holds; an empty folder makes an empty cluster. */
    public static Sandbox start(SandboxSettings settings) {
        // Without the first, each answer waits for the client's delayed acknowledgement; both are read once per JVM.
        System.setProperty("sun.net.httpserver.nodelay", System.getProperty("sun.net.httpserver.nodelay", "true"));
        System.setProperty(
                "sun.net.httpserver.idleInterval", System.getProperty("sun.net.httpserver.idleInterval", "600"));
        try {
            return new Sandbox(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot start: " + e.getMessage(), e);
        }
    }

    /** Deletes what a sandbox keeps in its folder; nothing may be running there. */
    public static void forget(Path folder) {
        for (var name : List.of("journal.jsonl", "journal.next", "token", "server.p12", "kubeconfig", "port")) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot delete " + folder.resolve(name), e);
            }
        }
    }

    /** The port asked for, else the one of the last run if it is still free, so that kubeconfigs stay valid. */
    private static HttpsServer listen(SandboxSettings settings) throws IOException {
        var file = settings.folder().resolve("port");
        int wanted =
                settings.port() == 0 && Files.exists(file) ? Integer.parseInt(Files.readString(file)) : settings.port();
        HttpsServer server;
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted), 256);
        } catch (java.net.BindException taken) {
            if (settings.port() != 0) {
                throw taken;
            }
            server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 256);
        }
        Files.writeString(file, String.valueOf(server.getAddress().getPort()));
        return server;
    }

    /** The namespaces that every cluster is born with. */
    private void seed(Kinds kinds, Writes writes) {
        for (var name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            var key = new Stored.ObjectKey("namespaces", "", name);
            if (store.get(key).isEmpty()) {
                var namespace = Json.object();
                namespace.putObject("metadata").put("name", name);
                store.write(key, null, new Controller("sandbox", kinds, writes).written(key, "", null, namespace));
            }
        }
    }

    public URI url() {
        return url;
    }

    /** A kubeconfig for this sandbox, with its token; readable by its owner only. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        store.close();
        server.stop(0);
        threads.shutdownNow(); // without waiting: a thread may still listen for the good-bye of a client that went
    }
}
