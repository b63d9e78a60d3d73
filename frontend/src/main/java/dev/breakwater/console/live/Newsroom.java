package dev.breakwater.console.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears from PostgreSQL, on a connection of its own, what any node has committed. After each connection it tells everything,
 * since nobody knows what was said meanwhile.
 */
@Component
class Newsroom implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Newsroom.class);
    private static final int LISTEN_MILLIS = 5_000;
    private static final long DEAF_MILLIS = 1_000;

    private final DataSource database;
    private final LiveUpdates live;
    private volatile CountDownLatch closing = new CountDownLatch(0);

    Newsroom(DataSource database, LiveUpdates live) {
        this.database = database;
        this.live = live;
    }

    @Override
    public void start() {
        var until = new CountDownLatch(1);
        closing = until;
        Thread.ofPlatform().daemon().name("newsroom").start(() -> run(until));
    }

    @Override
    public void stop() {
        closing.countDown();
    }

    @Override
    public boolean isRunning() {
        return closing.getCount() > 0;
    }

    private void run(CountDownLatch until) {
        while (until.getCount() > 0) {
            try (Connection connection = database.getConnection()) {
                listen(connection, until);
            } catch (SQLException e) {
                LOG.warn("The console hears no news: {}", e.getMessage());
                pause(until);
            }
        }
    }

    private void listen(Connection connection, CountDownLatch until) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            for (News news : News.values()) {
                statement.execute("LISTEN " + news.channel());
            }
        }
        live.tell(List.of(News.values()));
        var postgres = connection.unwrap(PGConnection.class);
        while (until.getCount() > 0) {
            PGNotification[] heard = postgres.getNotifications(LISTEN_MILLIS);
            if (heard != null && heard.length > 0) {
                live.tell(news(heard));
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("UNLISTEN *"); // the connection goes back to the pool
        }
    }

    private static List<News> news(PGNotification[] heard) {
        List<String> channels =
                Arrays.stream(heard).map(PGNotification::getName).distinct().toList();
        return Stream.of(News.values())
                .filter(news -> channels.contains(news.channel()))
                .toList();
    }

    private static void pause(CountDownLatch until) {
        try {
            if (until.await(DEAF_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            until.countDown();
        }
    }
}
