package dev.breakwater.demo;

import dev.breakwater.vocabulary.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A Breakwater to play against: the one named, the one that runs on the data folder, or one of our own for a while. */
final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String url;
    private final @Nullable Process ours;

    private Running(String url, @Nullable Process ours) {
        this.url = url;
        this.ours = ours;
    }

    static Running find(Options options, Screen screen) {
        if (options.url() != null) {
            return new Running(options.url(), null);
        }
        String address = address(options.data());
        if (address != null && answers(address)) {
            return new Running(address, null);
        }
        return start(options.data(), screen);
    }

    String url() {
        return url;
    }

    private static Running start(Path data, Screen screen) {
        String launcher = System.getenv("BREAKWATER_LAUNCHER");
        if (launcher == null) {
            throw new Rejection("nothing-runs", "No Breakwater runs on " + data)
                    .remedy("Start one with './breakwater up', or name one with --url");
        }
        screen.say("No Breakwater runs on " + data + ": starting one for the time of the play.");
        try {
            Files.createDirectories(data);
            Path output = data.resolve("demo-up.log");
            Process process = new ProcessBuilder(launcher, "up", "--port", "0", "--data", data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new Running(awaitAddress(process, data, output), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String awaitAddress(Process process, Path data, Path output) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < until) {
            String address = address(data);
            if (address != null && answers(address)) {
                return address;
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        process.destroy();
        throw new Rejection(
                "start-failed",
                "Breakwater did not start: " + Files.readString(output).strip());
    }

    private static @Nullable String address(Path data) {
        try {
            Path file = data.resolve("address");
            return Files.exists(file) ? Files.readString(file).strip() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean answers(String url) {
        URI address = URI.create(url);
        try (Socket _ = new Socket(address.getHost(), address.getPort())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (ours == null) {
            return;
        }
        ours.destroy();
        try {
            if (!ours.waitFor(30, TimeUnit.SECONDS)) {
                ours.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
