package dev.breakwater.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL beside this process, with its files in the data folder; it listens on this machine only. */
final class Postgres implements AutoCloseable {
    static final String USER = "postgres";

    private final Path program;
    private final Path files;
    private final DatabasePassword password;
    private final Duration patience;
    private final int port;
    private final CompletableFuture<Void> started;
    private @Nullable EmbeddedPostgres running;
    private @Nullable Postmaster postmaster;

    private Postgres(Path data, Duration patience) throws IOException {
        this.program = data.resolve("postgres-program");
        this.files = data.resolve("postgres");
        new Survivor(program, files).stop();
        this.password = DatabasePassword.in(data, files);
        this.patience = patience;
        this.port = freePort();
        this.started = CompletableFuture.runAsync(
                this::start, task -> Thread.ofPlatform().name("postgres-start").start(task));
    }

    /** Its address is known at once; that it answers there, only after {@link #await}. */
    static Postgres begin(Path data, Duration patience) {
        try {
            Files.createDirectories(data);
            return new Postgres(data, patience);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private synchronized void start() {
        try {
            running = builder().start();
            postmaster = Postmaster.of(files);
            DataFolder.keepPrivate(program); // the library lets everybody write where it unpacks
            password.keep();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** Returns once it answers; throws what kept it from starting. */
    void await() {
        started.join();
    }

    /** On the same files and the same port, once nothing of the dead one is left that still works on the files. */
    synchronized void startAgain() throws IOException {
        new Survivor(program, files).bury();
        close(); // lets go of the lock on the files
        running = builder().start();
        postmaster = Postmaster.of(files);
    }

    synchronized boolean isAlive() {
        return postmaster == null || postmaster.isAlive();
    }

    private EmbeddedPostgres.Builder builder() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setPort(port)
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
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    String password() {
        return password.value();
    }

    @Override
    public synchronized void close() {
        try {
            if (running != null) {
                running.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
