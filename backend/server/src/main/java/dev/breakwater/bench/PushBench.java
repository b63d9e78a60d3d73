package dev.breakwater.bench;

import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.sandbox.RealApiServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The same objects to a fresh, real API server each: by Breakwater, by kubectl and by a bare parallel client without any of our
 * logic; then everything once more, unchanged.
 */
final class PushBench {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Stage stage;
    private final Sizes sizes;
    private final Path folder;

    PushBench(Stage stage, Sizes sizes, Path folder) {
        this.stage = stage;
        this.sizes = sizes;
        this.folder = folder;
    }

    /** Seconds for the first time and for the same again. */
    private record Taken(double first, double again) {}

    void run() throws Exception {
        Path binary = RealApiServer.binary()
                .orElseThrow(() -> new IllegalStateException(
                        "bench push needs the real API server: testing/apiserver builds it where Go is"));
        Path manifests = Files.createDirectories(folder.resolve("manifests"));
        Taken ours = ours(binary, manifests);
        long objects = count(manifests);
        Taken kubectl = kubectl(binary, manifests);
        double bare = bare(binary, manifests);
        new Figures("push")
                .add("objects", objects)
                .add("seconds", ours.first)
                .add("kubectl_seconds", kubectl.first)
                .add("bare_seconds", bare)
                .add("bare_ratio", bare / ours.first)
                .add("unchanged_seconds", ours.again)
                .add("kubectl_unchanged_seconds", kubectl.again)
                .add("unchanged_ratio", kubectl.again / ours.again)
                .print();
    }

    private Taken ours(Path binary, Path manifests) throws Exception {
        try (var server = RealApiServer.start(binary, folder.resolve("ours"));
                ConfigurableApplicationContext context = stage.open(
                        folder.resolve("data"), List.of("--breakwater.cluster.kubeconfig=" + server.kubeconfig()))) {
            var health = context.getBean(ClusterHealth.class);
            awaitConnection(health);
            long revision = new Population(context).commit(sizes.get("tenants"));
            long start = System.nanoTime();
            if (!health.awaitApplied(revision, LONGEST)) {
                throw new IllegalStateException("Not applied after " + LONGEST + ": " + health.report());
            }
            double first = since(start);
            write(context, revision, manifests);
            Figures.say(String.format(Locale.ROOT, "breakwater: %.2f s", first));
            start = System.nanoTime();
            health.lookAgain(LONGEST);
            double again = since(start);
            Figures.say(String.format(Locale.ROOT, "breakwater, unchanged: %.2f s", again));
            return new Taken(first, again);
        }
    }

    private static void awaitConnection(ClusterHealth health) {
        health.awaitApplied(0, LONGEST);
    }

    private static void write(ConfigurableApplicationContext context, long revision, Path manifests) throws Exception {
        var cluster = context.getBean(ClusterSettings.class).cluster();
        int number = 0;
        for (DesiredObject each : context.getBean(DesiredStates.class).objects(cluster, revision)) {
            Path file = manifests.resolve("%05d.yaml".formatted(number++));
            Files.writeString(file, each.yaml(), StandardCharsets.UTF_8);
        }
    }

    private Taken kubectl(Path binary, Path manifests) throws Exception {
        try (var server = RealApiServer.start(binary, folder.resolve("kubectl"))) {
            double first = kubectlOnce(binary, server, manifests);
            Figures.say(String.format(Locale.ROOT, "kubectl apply --server-side: %.2f s", first));
            double again = kubectlOnce(binary, server, manifests);
            Figures.say(String.format(Locale.ROOT, "kubectl apply --server-side, unchanged: %.2f s", again));
            return new Taken(first, again);
        }
    }

    private static double kubectlOnce(Path binary, RealApiServer server, Path manifests) throws Exception {
        long start = System.nanoTime();
        int code = new ProcessBuilder(
                        binary.toString(),
                        "kubectl",
                        "--kubeconfig",
                        server.kubeconfig().toString(),
                        "apply",
                        "--server-side",
                        "-f",
                        manifests.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("kubectl ended with code " + code);
        }
        return since(start);
    }

    private double bare(Path binary, Path manifests) throws Exception {
        try (var server = RealApiServer.start(binary, folder.resolve("bare"));
                var client = BareClient.of(server.kubeconfig())) {
            double seconds = client.apply(manifests, sizes.get("workers"));
            Figures.say(String.format(Locale.ROOT, "bare client, %d in flight: %.2f s", sizes.get("workers"), seconds));
            return seconds;
        }
    }

    private static long count(Path manifests) throws Exception {
        try (var files = Files.list(manifests)) {
            return files.count();
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
