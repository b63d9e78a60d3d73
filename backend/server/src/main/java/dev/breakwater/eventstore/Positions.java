package dev.breakwater.eventstore;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the processors have come, on whichever node they run: read from where they keep it in PostgreSQL. */
@Component
public class Positions {
    private static final Duration PAUSE = Duration.ofMillis(10);
    /**
     * By the events behind the index, and by each gap: both are looked up in the key, however many events there are. Who has not
     * even begun, as in the first moment of a new database, has passed none.
     */
    private static final String BEHIND = """
            SELECT t.processor_name FROM token_entry t,
              LATERAL (SELECT convert_from(t.token, 'UTF8')::jsonb AS token) AS j
            WHERE t.processor_name <> '__config' AND (
              EXISTS (SELECT FROM domain_event_entry e WHERE e.global_index <= :head
                AND e.global_index > coalesce((j.token ->> 'index')::bigint, -1))
              OR EXISTS (SELECT FROM jsonb_array_elements_text(j.token -> 'gaps') AS g
                JOIN domain_event_entry e ON e.global_index = g::bigint WHERE g::bigint <= :head))
            UNION SELECT name FROM unnest(CAST(:all AS text[])) AS name
            WHERE :head > 0 AND NOT EXISTS (SELECT FROM token_entry t WHERE t.processor_name = name)""";

    private final JdbcTemplate jdbc;
    private final ObjectProvider<Projection> projections;

    Positions(JdbcTemplate jdbc, ObjectProvider<Projection> projections) {
        this.jdbc = jdbc;
        this.projections = projections;
    }

    /** The index of the newest event that is visible now, 0 when there is none. */
    public long head() {
        Long head = jdbc.queryForObject("SELECT coalesce(max(global_index), 0) FROM domain_event_entry", Long.class);
        return head == null ? 0 : head;
    }

    /** Waits until all processors have passed every event up to here; answers the groups that have not: none is good. */
    public Set<String> await(long globalIndex, Duration timeout) {
        return await(globalIndex, Set.of(), timeout);
    }

    /** As above for the given groups only; no group given means all. */
    public Set<String> await(long globalIndex, Set<String> groups, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Set<String> behind = behind(globalIndex, groups);
        while (!behind.isEmpty()
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            behind = behind(globalIndex, groups);
        }
        return behind;
    }

    private Set<String> behind(long globalIndex, Set<String> groups) {
        var behind = new TreeSet<>(JdbcClient.create(jdbc)
                .sql(BEHIND)
                .param("head", globalIndex)
                .param("all", projections.stream().map(Projection::group).toArray(String[]::new))
                .query(String.class)
                .list());
        if (!groups.isEmpty()) {
            behind.retainAll(groups);
        }
        return behind;
    }
}
