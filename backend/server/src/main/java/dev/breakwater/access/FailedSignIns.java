package dev.breakwater.access;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who could not sign in: recorded by day, name and address, for auditors and operators. */
public final class FailedSignIns {
    private static final Logger LOG = LoggerFactory.getLogger(FailedSignIns.class);

    /** In place of a name that nobody has, which may be a password that went into the wrong field. */
    static final String NOBODY = "(nobody)";

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Clock clock;

    /** How often a name was tried in vain from an address within a day. */
    public record FailedSignIn(String name, String address, long failures, Instant firstAt, Instant lastAt) {}

    FailedSignIns(JdbcClient sql, Accounts accounts, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The latest first. */
    public List<FailedSignIn> latest(Actor actor, int limit) {
        if (!actor.seesEverything()) {
            throw Rejection.forbidden("role-missing", "Your role does not allow this");
        }
        return sql.sql(
                        "SELECT name, address, failures, first_at, last_at FROM failed_sign_in ORDER BY last_at DESC LIMIT ?")
                .param(limit)
                .query(FailedSignIns::read)
                .list();
    }

    void add(String name, String address) {
        String known = accounts.knows(name) ? name : NOBODY;
        LOG.warn("Somebody at {} could not sign in as {}", address, known);
        keep(known, address);
    }

    /** A name that is somebody's for certain, or nobody's; a refusal stays one when it cannot be recorded. */
    void keep(String known, String address) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try {
            sql.sql("""
                            INSERT INTO failed_sign_in VALUES (:name, :address, :day, 1, :now, :now)
                            ON CONFLICT (name, address, day)
                            DO UPDATE SET failures = failed_sign_in.failures + 1, last_at = excluded.last_at""")
                    .param("name", known)
                    .param("address", address)
                    .param("day", now.toLocalDate())
                    .param("now", now)
                    .update();
        } catch (DataAccessException e) {
            LOG.error("A failed sign-in could not be recorded", e);
        }
    }

    private static FailedSignIn read(ResultSet row, int number) throws SQLException {
        return new FailedSignIn(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
