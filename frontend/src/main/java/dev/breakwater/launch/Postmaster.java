package dev.breakwater.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process that all others of PostgreSQL belong to, by the number it wrote beside its files. */
record Postmaster(ProcessHandle process, boolean shown) {
    static final String FILE = "postmaster.pid";

    static Postmaster of(Path files) throws IOException {
        String pid = Files.readAllLines(files.resolve(FILE)).getFirst().strip();
        ProcessHandle process = ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(() -> new IOException("its process " + pid + " is gone already"));
        return new Postmaster(process, hasProgram(process));
    }

    /** One that nobody has fetched from its grave yet, as in a container without init, has a number but no program. */
    boolean isAlive() {
        return process.isAlive() && (!shown || hasProgram(process));
    }

    private static boolean hasProgram(ProcessHandle process) {
        return process.info().command().isPresent();
    }
}
