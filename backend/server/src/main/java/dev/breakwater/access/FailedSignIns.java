package dev.breakwater.access;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who could not sign in: recorded by day, name and address, for auditors and operators. */
public final class FailedSignIns {
    private static final Logger LOG = LoggerFactory.getLogger(FailedSignIns.class);

    /** In place of a name that nobody has, which may be a password that went into the wrong field. */
    public static final String NOBODY = "(nobody)";

    private final JdbcClient sql;
    private final Accounts accounts;
    private final Clock clock;

    /** How often a name was tried in vain from an address within a day; {@code (nobody)} for all names that nobody has. */
    public record FailedSignIn(String name, String address, long failures, Instant firstAt, Instant lastAt) {}

    /** Which of them are asked for, each to the letter: what is null is not asked. */
    public record Filter(@Nullable String name, @Nullable String address) {
        public static final Filter ALL = new Filter(null, null);

        /** Refuses what PostgreSQL could not even compare with. */
        public Filter {
            refuseControls("name", name);
            refuseControls("address", address);
        }

        private static void refuseControls(String parameter, @Nullable String text) {
            if (text != null && text.chars().anyMatch(Character::isISOControl)) {
                throw Rejection.invalid("parameter-invalid", "'" + parameter + "' has control characters");
            }
        }
    }

    /** Where a page ends; the day is that of {@code lastAt}, so no two stand at one place. */
    private record Place(Instant lastAt, String address, String name) {
        static final Place BEGINNING = new Place(Instant.parse("9999-12-31T00:00:00Z"), "", "");

        static Place of(FailedSignIn last) {
            return new Place(last.lastAt(), last.address(), last.name());
        }

        static Place of(String cursor) {
            String[] parts = Page.keyOf(cursor).split(" ", 3); // a name alone may have blanks
            try {
                return new Place(Instant.parse(parts[0]), parts[1], parts[2]);
            } catch (DateTimeParseException | ArrayIndexOutOfBoundsException _) {
                throw Rejection.invalid("cursor-invalid", "'after' is not a cursor of an earlier answer")
                        .remedy("Leave it out to begin with the first page");
            }
        }

        @Override
        public String toString() {
            return lastAt + " " + address + " " + name;
        }
    }

    FailedSignIns(JdbcClient sql, Accounts accounts, Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The latest first; one that fails again while they are paged through goes to the beginning. */
    public Page<FailedSignIn> list(Actor actor, Filter filter, @Nullable String after, int limit) {
        if (!actor.seesEverything()) {
            throw Rejection.forbidden("role-missing", "Your role does not allow this");
        }
        Place place = after == null ? Place.BEGINNING : Place.of(after);
        var found = sql.sql("SELECT name, address, failures, first_at, last_at FROM failed_sign_in"
                        + " WHERE (last_at, name, address) < (:lastAt, :afterName, :afterAddress)"
                        + (filter.name() == null ? "" : " AND name = :name")
                        + (filter.address() == null ? "" : " AND address = :address")
                        + " ORDER BY last_at DESC, name DESC, address DESC LIMIT " + (limit + 1))
                .param("lastAt", place.lastAt().atOffset(ZoneOffset.UTC))
                .param("afterName", place.name())
                .param("afterAddress", place.address())
                .param("name", filter.name())
                .param("address", filter.address())
                .query(FailedSignIns::read)
                .list();
        return Page.of(found, limit, each -> Place.of(each).toString());
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
