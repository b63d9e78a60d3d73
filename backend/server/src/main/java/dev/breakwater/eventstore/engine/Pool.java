package dev.breakwater.eventstore.engine;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** Waits long for a connection while others work with theirs, and gives up soon when nobody gets one. */
class Pool extends HikariDataSource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Connection getConnection() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException none) {
                if (!isBusy() || System.nanoTime() > deadline) {
                    throw none;
                }
            }
        }
    }

    /** Connections that are held are alive: when the database goes away, those who hold one notice first. */
    private boolean isBusy() {
        HikariPoolMXBean pool = getHikariPoolMXBean();
        return pool != null && pool.getActiveConnections() > 0;
    }
}
