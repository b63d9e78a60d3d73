package dev.breakwater.rollout;

import dev.breakwater.rollout.status.RolloutState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to PostgreSQL's notifications on a connection of its own. After each (re)connection it calls as if it had heard
 * everything, since nobody knows what was said meanwhile.
 */
final class Ear implements Runnable {
    static final String REVISIONS = "breakwater_revision";

    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);
    private static final int LISTEN_MILLIS = 5_000;
    private static final long DEAF_MILLIS = 1_000;
    private static final Set<String> CHANNELS = Set.of(REVISIONS, RolloutState.CHANNEL);

    private final DataSource database;
    private final Consumer<String> heard;
    private volatile boolean closed;

    /** {@code heard} gets the name of the channel. */
    Ear(DataSource database, Consumer<String> heard) {
        this.database = database;
        this.heard = heard;
    }

    @Override
    public void run() {
        while (!closed) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                LOG.warn("Cannot listen to the database: {}", e.getMessage());
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            for (String channel : CHANNELS) {
                statement.execute("LISTEN " + channel);
            }
        }
        CHANNELS.forEach(heard);
        var postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notifications = postgres.getNotifications(LISTEN_MILLIS);
            for (int i = 0; notifications != null && i < notifications.length; i++) {
                heard.accept(notifications[i].getName());
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("UNLISTEN *"); // the connection goes back to the pool
        }
    }

    private void pause() {
        try {
            Thread.sleep(DEAF_MILLIS);
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    /** It may run again after it was closed. */
    void open() {
        closed = false;
    }

    void close() {
        closed = true;
    }
}
