package dev.breakwater.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** From the start of the launcher's process to the first REST answer, on embedded parts, and what it then holds of memory. */
final class StartBench {
    /** So long nothing is asked of it before its memory is read. */
    private static final long REST_SECONDS = 10;

    private final Sizes sizes;
    private final Path folder;

    StartBench(Sizes sizes, Path folder) {
        this.sizes = sizes;
        this.folder = folder;
    }

    private record Started(double seconds, long residentKib) {}

    void run() throws Exception {
        String launcher = System.getenv("BREAKWATER_LAUNCHER");
        if (launcher == null) {
            throw new IllegalStateException("bench start is run by the launcher: ./breakwater bench start");
        }
        Started fresh = start(launcher);
        Figures.say(String.format(
                Locale.ROOT, "on an empty data folder: %.2f s, %d MB", fresh.seconds, fresh.residentKib / 1024));
        double[] seconds = new double[sizes.get("runs")];
        double[] resident = new double[sizes.get("runs")];
        for (int i = 0; i < seconds.length; i++) {
            Started again = start(launcher);
            seconds[i] = again.seconds;
            resident[i] = again.residentKib / 1024.0;
            Figures.say(String.format(Locale.ROOT, "start %d: %.2f s, %.0f MB", i + 1, seconds[i], resident[i]));
        }
        new Figures("start")
                .add("seconds", Figures.median(seconds))
                .add("fresh_seconds", fresh.seconds)
                .add("rss_mb", Math.round(Figures.median(resident)))
                .print();
    }

    private Started start(String launcher) throws Exception {
        int port = freePort();
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(
                        launcher, "up", "--data", folder.resolve("data").toString(), "--port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitAnswer(process, port);
            double seconds = (System.nanoTime() - begun) / 1e9;
            TimeUnit.SECONDS.sleep(REST_SECONDS);
            return new Started(seconds, residentKib(process.pid()));
        } finally {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
        }
    }

    private static void awaitAnswer(Process process, int port) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/cluster"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("Breakwater ended with code " + process.exitValue());
                }
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            < 500) {
                        return;
                    }
                } catch (IOException _) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            }
        }
    }

    /** The launcher becomes the JVM, so its process is the one to look at; PostgreSQL's are not counted. */
    private static long residentKib(long pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
