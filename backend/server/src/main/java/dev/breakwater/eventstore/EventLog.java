package dev.breakwater.eventstore;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The stored events for people and auditors to read; to follow events without loss write a processor instead. */
@Component
public class EventLog {
    private static final String SELECT = "SELECT global_index, event_identifier, aggregate_identifier, sequence_number,"
            + " payload_type, time_stamp, payload, meta_data FROM domain_event_entry ";

    private final JdbcTemplate jdbc;

    EventLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first, beginning behind the given index (0: from the first). */
    public List<StoredEvent> after(long globalIndex, int limit) {
        return jdbc.query(
                SELECT + "WHERE global_index > ? ORDER BY global_index LIMIT ?", EventLog::read, globalIndex, limit);
    }

    /** Newest first, beginning before the given index (Long.MAX_VALUE: from the newest). */
    public List<StoredEvent> before(long globalIndex, int limit) {
        return jdbc.query(
                SELECT + "WHERE global_index < ? ORDER BY global_index DESC LIMIT ?",
                EventLog::read,
                globalIndex,
                limit);
    }

    /** One aggregate's events, oldest first, beginning behind the given sequence number (-1: from the first). */
    public List<StoredEvent> of(String aggregate, long sequenceNumber, int limit) {
        return jdbc.query(
                SELECT + "WHERE aggregate_identifier = ? AND sequence_number > ? ORDER BY sequence_number LIMIT ?",
                EventLog::read,
                aggregate,
                sequenceNumber,
                limit);
    }

    private static StoredEvent read(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("payload_type"),
                Instant.parse(row.getString("time_stamp")),
                text(row.getBytes("payload")),
                text(row.getBytes("meta_data")));
    }

    private static String text(byte[] json) {
        return json == null ? "{}" : new String(json, StandardCharsets.UTF_8);
    }
}
