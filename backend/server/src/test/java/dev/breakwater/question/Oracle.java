package dev.breakwater.question;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Cilium's own policy engine as a child process: one document a line in, one line of answers out. */
final class Oracle implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    /** @param repeat how often each document is resolved, to find what varies from run to run */
    Oracle(Path binary, int repeat) {
        try {
            process = new ProcessBuilder(binary.toString(), "--repeat", Integer.toString(repeat))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        input = process.outputWriter(StandardCharsets.UTF_8);
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The binary, built first where no cache holds it; empty where it cannot be built. */
    static Optional<Path> binary() {
        return sources().map(folder -> folder.resolve("build")).flatMap(Oracle::lastLine);
    }

    /** The folder {@code testing/oracle}. */
    static Optional<Path> sources() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path sources = folder.resolve("testing/oracle");
            if (Files.isExecutable(sources.resolve("build"))) {
                return Optional.of(sources);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> lastLine(Path command) {
        try {
            Process build = new ProcessBuilder(command.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> lines = build.inputReader(StandardCharsets.UTF_8).readAllLines();
            return build.waitFor() == 0 && !lines.isEmpty() ? Optional.of(Path.of(lines.getLast())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    Map<?, ?> ask(Map<?, ?> document) {
        return ask(List.of(document)).getFirst();
    }

    /** Writes from another thread, for both pipes would fill up. */
    List<Map<?, ?>> ask(List<? extends Map<?, ?>> documents) {
        Thread writer = Thread.ofVirtual().start(() -> documents.forEach(this::send));
        var answers = new ArrayList<Map<?, ?>>();
        try {
            while (answers.size() < documents.size()) {
                String line = output.readLine();
                if (line == null) {
                    throw new IllegalStateException("the oracle has ended");
                }
                answers.add(JSON.readValue(line, Map.class));
            }
            writer.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return answers;
    }

    private void send(Map<?, ?> document) {
        try {
            input.write(JSON.writeValueAsString(document));
            input.write('\n');
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
