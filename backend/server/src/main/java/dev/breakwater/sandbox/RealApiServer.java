package dev.breakwater.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real kube-apiserver with its etcd and Cilium's CRDs as a child process, for tests and measurements. */
public final class RealApiServer implements AutoCloseable {
    private final Process process;
    private final Path kubeconfig;

    private RealApiServer(Process process, Path kubeconfig) {
        this.process = process;
        this.kubeconfig = kubeconfig;
    }

    /** The folder {@code testing/apiserver} of the source tree that the process runs in; empty outside of one. */
    public static Optional<Path> sources() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var sources = folder.resolve("testing/apiserver");
            if (Files.isExecutable(sources.resolve("build"))) {
                return Optional.of(sources);
            }
        }
        return Optional.empty();
    }

    /** The binary, built first where no cache holds it (progress on stderr); empty where it cannot be built. */
    public static Optional<Path> binary() {
        return sources()
                .flatMap(sources -> lastLine(List.of(sources.resolve("build").toString())))
                .map(Path::of);
    }

    private static Optional<String> lastLine(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var lines = process.inputReader(StandardCharsets.UTF_8)
                    .readAllAsString()
                    .lines()
                    .toList();
            return process.waitFor() == 0 && !lines.isEmpty() ? Optional.of(lines.getLast()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Starts {@code binary} with its data in {@code folder} and returns when every CRD is served. */
    public static RealApiServer start(Path binary, Path folder, String... flags) {
        var crds = binary.resolveSibling("crds").toString();
        var command =
                new ArrayList<>(List.of(binary.toString(), "apiserver", "--dir", folder.toString(), "--crds", crds));
        command.addAll(List.of(flags));
        try {
            var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putIfAbsent("GOMEMLIMIT", "600MiB");
            var process = builder.start(); // its stdin stays open: it ends with this JVM, however that ends
            return new RealApiServer(process, awaitReady(process.inputReader(StandardCharsets.UTF_8), folder));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + binary, e);
        }
    }

    private static Path awaitReady(BufferedReader output, Path folder) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                return Path.of(line.split(" ", -1)[1]);
            }
        }
        throw new IOException("the API server ended before it was ready; see the logs in " + folder);
    }

    /** A kubeconfig of its administrator. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** The process itself, for its memory. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
