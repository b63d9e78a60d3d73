package dev.breakwater.eventstore;

import dev.breakwater.eventstore.ProcessorStanding.Unknown;
import dev.breakwater.eventstore.engine.EventTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the processors stand, on whichever node they run, and what stops them. */
@Component
public class Processors {
    /** Looks so far ahead only: a processor that stands still stands right before what it cannot read. */
    private static final String STANDINGS = """
            SELECT t.processor_name, i.index, greatest(h.head - i.index, 0) AS behind, e.global_index, e.payload_type
            FROM token_entry t
              CROSS JOIN (SELECT coalesce(max(global_index), 0) AS head FROM domain_event_entry) AS h
              CROSS JOIN LATERAL (SELECT coalesce((convert_from(t.token, 'UTF8')::jsonb ->> 'index')::bigint, 0) AS index)
                AS i
              LEFT JOIN LATERAL (SELECT global_index, payload_type FROM domain_event_entry
                WHERE global_index > i.index AND global_index <= i.index + 10000 AND NOT (payload_type = ANY (:known))
                ORDER BY global_index LIMIT 1) AS e ON true
            WHERE t.processor_name <> '__config' ORDER BY t.processor_name""";

    private final JdbcClient sql;
    private final EventTypes types;

    Processors(JdbcClient sql, EventTypes types) {
        this.sql = sql;
        this.types = types;
    }

    public List<ProcessorStanding> all() {
        return sql.sql(STANDINGS)
                .param("known", types.events().keySet().toArray(String[]::new))
                .query(Processors::read)
                .list();
    }

    private static ProcessorStanding read(ResultSet row, int number) throws SQLException {
        String unknown = row.getString("payload_type");
        return new ProcessorStanding(
                row.getString("processor_name"),
                row.getLong("index"),
                row.getLong("behind"),
                unknown == null ? null : new Unknown(unknown, row.getLong("global_index")));
    }
}
