package dev.breakwater.change.committing;

import dev.breakwater.change.Committed;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers, in the request's own transaction, what was answered to which idempotency key of which caller. */
@Component
class Deduplication {
    private final JdbcClient sql;
    private final Clock clock;

    private record Before(String fingerprint, Committed answer) {}

    Deduplication(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The answer given before, or nothing and the key is now taken; waits while the same request is under way. */
    Optional<Committed> answered(Actor actor, String key, String fingerprint) {
        int taken = sql.sql("""
                        INSERT INTO command_dedup (caller, key, fingerprint, created_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""")
                .params(actor.name(), key, fingerprint, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return taken == 1 ? Optional.empty() : find(actor, key, fingerprint);
    }

    void remember(Actor actor, String key, Committed answer) {
        sql.sql("UPDATE command_dedup SET change_id = ?, revision = ?, position = ? WHERE caller = ? AND key = ?")
                .params(answer.change().value(), answer.revision(), answer.position(), actor.name(), key)
                .update();
    }

    Optional<Committed> find(Actor actor, String key, String fingerprint) {
        var before = sql.sql("""
                        SELECT fingerprint, change_id, revision, position FROM command_dedup
                        WHERE caller = ? AND key = ?""")
                .params(actor.name(), key)
                .query((row, _) -> new Before(
                        row.getString(1),
                        new Committed(new ChangeId(row.getObject(2, UUID.class)), row.getLong(3), row.getLong(4))))
                .optional();
        if (before.isPresent() && !before.get().fingerprint().equals(fingerprint)) {
            throw new Rejection("idempotency-key-reused", "This idempotency key was used for a different request")
                    .remedy("Send a new key with a new request");
        }
        return before.map(Before::answer);
    }

    /** Deletes at most so many answers that are older; those that another process is just deleting are left to it. */
    int forget(Instant before, int most) {
        return sql.sql("""
                        DELETE FROM command_dedup WHERE (caller, key) IN (SELECT caller, key FROM command_dedup
                        WHERE created_at < ? ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED)""").params(before.atOffset(ZoneOffset.UTC), most).update();
    }
}
