package dev.breakwater.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL of a Breakwater that was killed: it outlives us, and keeps its files until somebody stops it. */
record Survivor(Path program, Path files) {

    /** Nobody else may use these files, since we hold the folder's lock. */
    void stop() throws IOException {
        Path pidFile = files.resolve("postmaster.pid");
        if (Files.exists(pidFile) && Files.isDirectory(program)) {
            List<String> lines = Files.readAllLines(pidFile);
            Optional<Path> command = lines.isEmpty() ? Optional.empty() : command(lines.getFirst());
            if (command.isPresent()) {
                stop(command.get().resolveSibling("pg_ctl"));
            }
        }
    }

    /** The number may long be another process's: only a program out of our own folder is ours to stop. */
    private Optional<Path> command(String pid) throws IOException {
        Path ours = program.toRealPath();
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .flatMap(process -> process.info().command())
                .map(Path::of)
                .filter(command -> command.startsWith(ours));
    }

    private void stop(Path pgCtl) throws IOException {
        Process stopping = new ProcessBuilder(
                        pgCtl.toString(), "stop", "-D", files.toString(), "-m", "fast", "-w", "-t", "30")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (stopping.waitFor() != 0) {
                throw new IOException("the one that a killed Breakwater left behind does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
