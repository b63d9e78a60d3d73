package dev.breakwater.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The PostgreSQL beside this process, with its files in the data folder; it listens on this machine only. */
final class Postgres implements AutoCloseable {
    static final String USER = "postgres";

    private final Path program;
    private final Path files;
    private final DatabasePassword password;
    private final Duration patience;
    private EmbeddedPostgres running;
    private Postmaster postmaster;

    private Postgres(Path program, Path files, DatabasePassword password, Duration patience) throws IOException {
        this.program = program;
        this.files = files;
        this.password = password;
        this.patience = patience;
        this.running = builder().start();
        this.postmaster = Postmaster.of(files);
    }

    static Postgres start(Path data, Duration patience) {
        try {
            Files.createDirectories(data);
            Path program = data.resolve("postgres-program");
            Path files = data.resolve("postgres");
            new Survivor(program, files).stop();
            DatabasePassword password = DatabasePassword.in(data, files);
            var postgres = new Postgres(program, files, password, patience);
            DataFolder.keepPrivate(program); // the library lets everybody write where it unpacks
            password.keep();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** On the same files and the same port, once nothing of the dead one is left that still works on the files. */
    synchronized void startAgain() throws IOException {
        new Survivor(program, files).bury();
        int port = running.getPort();
        running.close(); // lets go of the lock on the files
        running = builder().setPort(port).start();
        postmaster = Postmaster.of(files);
    }

    synchronized boolean isAlive() {
        return postmaster.isAlive();
    }

    private EmbeddedPostgres.Builder builder() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(program.toFile())
                // It is stopped after Breakwater: a hook of its own would pull it away from under the last writes.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(patience)
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

    String password() {
        return password.value();
    }

    @Override
    public synchronized void close() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
