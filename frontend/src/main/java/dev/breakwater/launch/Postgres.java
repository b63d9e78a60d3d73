package dev.breakwater.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The PostgreSQL beside this process, with its files in the data folder; it listens on this machine only. */
record Postgres(EmbeddedPostgres running) implements AutoCloseable {

    static Postgres start(Path data) {
        Path files = data.resolve("postgres");
        try {
            Files.createDirectories(files.getParent());
            stopSurvivor(files.resolve("postmaster.pid"));
            return new Postgres(EmbeddedPostgres.builder()
                    .setDataDirectory(files)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(
                            data.resolve("postgres-program").toFile())
                    .setServerConfig("shared_buffers", "32MB")
                    .setServerConfig("max_connections", "60")
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    String url() {
        return running.getJdbcUrl("postgres", "postgres");
    }

    /** A Breakwater that was killed leaves its PostgreSQL running: nobody else may use these files, since we hold the lock. */
    private static void stopSurvivor(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle.of(pid).filter(Postgres::isPostgres).ifPresent(Postgres::stop);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(false);
    }

    private static void stop(ProcessHandle survivor) {
        survivor.destroy();
        try {
            survivor.onExit().orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            survivor.destroyForcibly();
        }
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
