package dev.breakwater.eventstore;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What processors had to set aside: listed, and tried again when its cause is gone. */
@Component
public class DeadLetters {
    private static final String SELECT = "SELECT processing_group, sequence_identifier, sequence_index,"
            + " event_identifier, payload_type, enqueued_at, cause_type, cause_message, payload FROM dead_letter_entry ";
    private static final String ORDER = " ORDER BY processing_group, sequence_identifier, sequence_index";

    private final JdbcTemplate jdbc;
    private final EventProcessingConfiguration processing;

    DeadLetters(JdbcTemplate jdbc, @Lazy EventProcessingConfiguration processing) {
        this.jdbc = jdbc;
        this.processing = processing;
    }

    public List<ParkedEvent> all() {
        return jdbc.query(SELECT + ORDER, DeadLetters::read);
    }

    /** Handles one sequence's events again, in order, up to the first that fails; answers what stays parked of it. */
    public List<ParkedEvent> retry(String group, String sequence) {
        processing
                .sequencedDeadLetterProcessor(group)
                .ifPresent(processor -> processor.process(letter -> isOf(sequence, letter)));
        return jdbc.query(
                SELECT + "WHERE processing_group = ? AND sequence_identifier = ?" + ORDER,
                DeadLetters::read,
                group,
                sequence);
    }

    private static boolean isOf(String sequence, DeadLetter<?> letter) {
        return letter instanceof JdbcDeadLetter<?> parked
                && parked.getSequenceIdentifier().equals(sequence);
    }

    private static ParkedEvent read(ResultSet row, int number) throws SQLException {
        String type = row.getString("cause_type");
        return new ParkedEvent(
                row.getString("processing_group"),
                row.getString("sequence_identifier"),
                row.getLong("sequence_index"),
                row.getString("event_identifier"),
                row.getString("payload_type"),
                Instant.parse(row.getString("enqueued_at")),
                type == null ? null : type + ": " + row.getString("cause_message"),
                new String(row.getBytes("payload"), StandardCharsets.UTF_8));
    }
}
