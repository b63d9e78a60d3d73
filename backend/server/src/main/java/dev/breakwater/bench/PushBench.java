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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;

/**
 * The same objects to a fresh, real API server each, in this order: by Breakwater, by kubectl and by a bare parallel client
 * without any of our logic, in this process too. Both JVM clients put the objects of some tenants first, untimed, so that both are
 * compiled; kubectl puts them too. Then all of it once more, unchanged. Breakwater's time begins when the read models
 * have caught up and its rollout starts, and includes finding out about the cluster.
 */
final class PushBench {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Bench.Stage stage;
    private final Sizes sizes;
    private final Path folder;

    PushBench(Bench.Stage stage, Sizes sizes, Path folder) {
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
        Path warming = Files.createDirectories(folder.resolve("warming"));
        Path manifests = Files.createDirectories(folder.resolve("manifests"));
        Taken ours = ours(binary, warming, manifests);
        Taken kubectl = kubectl(binary, warming, manifests);
        double bare = bare(binary, warming, manifests);
        new Figures("push")
                .add("objects", count(manifests))
                .add("seconds", ours.first)
                .add("kubectl_seconds", kubectl.first)
                .add("bare_seconds", bare)
                .add("bare_ratio", bare / ours.first)
                .add("unchanged_seconds", ours.again)
                .add("kubectl_unchanged_seconds", kubectl.again)
                .add("unchanged_ratio", kubectl.again / ours.again)
                .print();
    }

    private Taken ours(Path binary, Path warming, Path manifests) throws Exception {
        try (var server = RealApiServer.start(binary, folder.resolve("ours"));
                ConfigurableApplicationContext context = stage.open(
                        folder.resolve("data"), List.of("--breakwater.cluster.kubeconfig=" + server.kubeconfig()))) {
            var population = new Population(context);
            long warm = population.commit("warm", sizes.get("warm"));
            awaitApplied(context, warm);
            context.getBean(ClusterHealth.class).lookAgain(LONGEST);
            var rollout = context.getBean("rollout", Lifecycle.class);
            rollout.stop();
            long revision = population.commit("bench", sizes.get("tenants"));
            population.settle();
            long start = System.nanoTime();
            rollout.start();
            awaitApplied(context, revision);
            double first = since(start);
            Figures.say(String.format(Locale.ROOT, "breakwater: %.2f s", first));
            start = System.nanoTime();
            context.getBean(ClusterHealth.class).lookAgain(LONGEST);
            double again = since(start);
            Figures.say(String.format(Locale.ROOT, "breakwater, unchanged: %.2f s", again));
            write(context, warm, revision, warming, manifests);
            return new Taken(first, again);
        }
    }

    private static void awaitApplied(ConfigurableApplicationContext context, long revision) {
        var health = context.getBean(ClusterHealth.class);
        if (!health.awaitApplied(revision, LONGEST)) {
            throw new IllegalStateException("Not applied after " + LONGEST + ": " + health.report());
        }
    }

    private static void write(
            ConfigurableApplicationContext context, long warm, long revision, Path warming, Path manifests)
            throws Exception {
        var cluster = context.getBean(ClusterSettings.class).cluster();
        var states = context.getBean(DesiredStates.class);
        var before = new HashSet<>(states.objects(cluster, warm));
        int number = 0;
        for (DesiredObject each : states.objects(cluster, revision)) {
            Path file = (before.contains(each) ? warming : manifests).resolve("%05d.yaml".formatted(number++));
            Files.writeString(file, each.yaml(), StandardCharsets.UTF_8);
        }
    }

    private Taken kubectl(Path binary, Path warming, Path manifests) throws Exception {
        try (var server = RealApiServer.start(binary, folder.resolve("kubectl"))) {
            kubectlOnce(binary, server, warming);
            double first = kubectlOnce(binary, server, manifests);
            Figures.say(String.format(Locale.ROOT, "kubectl apply --server-side: %.2f s", first));
            double again = kubectlOnce(binary, server, warming, manifests);
            Figures.say(String.format(Locale.ROOT, "kubectl apply --server-side, unchanged: %.2f s", again));
            return new Taken(first, again);
        }
    }

    private static double kubectlOnce(Path binary, RealApiServer server, Path... folders) throws Exception {
        var command = new ArrayList<>(List.of(binary.toString(), "kubectl", "apply", "--server-side"));
        command.add("--kubeconfig=" + server.kubeconfig());
        Stream.of(folders).forEach(folder -> command.add("--filename=" + folder));
        long start = System.nanoTime();
        int code = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("kubectl ended with code " + code);
        }
        return since(start);
    }

    private double bare(Path binary, Path warming, Path manifests) throws Exception {
        try (var server = RealApiServer.start(binary, folder.resolve("bare"));
                var client = BareClient.of(server.kubeconfig())) {
            client.apply(warming, sizes.get("workers"));
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
