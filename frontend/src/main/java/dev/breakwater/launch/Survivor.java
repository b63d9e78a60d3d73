package dev.breakwater.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL of a Breakwater that was killed: it outlives us, and keeps its files until somebody stops it. */
record Survivor(Path program, Path files) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Nobody else may use these files, since we hold the folder's lock. */
    void stop() throws IOException {
        Path pidFile = files.resolve(Postmaster.FILE);
        if (Files.exists(pidFile) && Files.isDirectory(program)) {
            List<String> lines = Files.readAllLines(pidFile);
            Optional<ProcessHandle> found = lines.isEmpty() ? Optional.empty() : process(lines.getFirst());
            if (found.isPresent()) {
                stop(found.get());
            }
        }
    }

    /** Ends what a dead postmaster left: it works on the files for a moment more, and a new one would refuse to begin. */
    void bury() throws IOException {
        Path ours = program.toRealPath();
        List<ProcessHandle> orphans = ProcessHandle.allProcesses()
                .filter(process -> isOf(ours, process))
                .toList();
        for (ProcessHandle orphan : orphans) {
            orphan.destroyForcibly();
        }
        for (ProcessHandle orphan : orphans) {
            awaitEnd(orphan);
        }
        Files.deleteIfExists(files.resolve(Postmaster.FILE)); // its number may be another process's by now
    }

    private static void awaitEnd(ProcessHandle orphan) throws IOException {
        try {
            orphan.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("process " + orphan.pid() + " of the one that died does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean isOf(Path program, ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).startsWith(program))
                .isPresent();
    }

    /** The number may long be another process's: only a program out of our own folder is ours to stop. */
    private Optional<ProcessHandle> process(String pid) throws IOException {
        Path ours = program.toRealPath();
        return ProcessHandle.of(Long.parseLong(pid.strip())).filter(process -> isOf(ours, process));
    }

    /** Not by pg_ctl, which root may not run, and not by SIGTERM, upon which PostgreSQL waits for its clients to leave. */
    private static void stop(ProcessHandle survivor) throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(survivor.pid())).start();
        try {
            survivor.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException(
                    "the one that a killed Breakwater left behind, process " + survivor.pid() + ", does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
