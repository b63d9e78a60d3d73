package dev.breakwater.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The PostgreSQL beside this process, with its files in the data folder; it listens on this machine only. */
record Postgres(EmbeddedPostgres running, String password) implements AutoCloseable {
    static final String USER = "postgres";

    static Postgres start(Path data) {
        try {
            Files.createDirectories(data);
            Path program = data.resolve("postgres-program");
            Path files = data.resolve("postgres");
            new Survivor(program, files).stop();
            DatabasePassword password = DatabasePassword.in(data, files);
            EmbeddedPostgres running = builder(program, files, password).start();
            DataFolder.keepPrivate(program); // the library lets everybody write where it unpacks
            password.keep();
            return new Postgres(running, password.value());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path program, Path files, DatabasePassword password) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(program.toFile())
                // It is stopped after Breakwater: a hook of its own would pull it away from under the last writes.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setConnectConfig("password", password.value())
                .setServerConfig("shared_buffers", "32MB")
                .setServerConfig("max_connections", "60")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "");
        // The library starts it as for tests, where losing what was committed does not matter. Here it does.
        builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
        // These are options of initdb, the last of which count: the library's own say that everybody may enter.
        return builder.setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", password.file().toString());
    }

    String url() {
        return "jdbc:postgresql://localhost:" + running.getPort() + "/postgres";
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
