package dev.breakwater.audit;

import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for: what is null is not asked; {@code type} is the beginning of one, {@code until} is past the last,
 * {@code text} occurs in the reason or in the subject, in whatever case.
 */
public record EventFilter(
        @Nullable TenantId tenant,
        @Nullable String actor,
        @Nullable ChangeId change,
        @Nullable String subject,
        @Nullable String type,
        @Nullable String source,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String text) {
    public static final EventFilter ALL = new EventFilter(null, null, null, null, null, null, null, null, null);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** What one change did. */
    public static EventFilter of(ChangeId change) {
        return new EventFilter(null, null, change, null, null, null, null, null, null);
    }

    /** Refuses what PostgreSQL could not even compare with. */
    public EventFilter {
        refuseControls("actor", actor);
        refuseControls("subject", subject);
        refuseControls("type", type);
        refuseControls("source", source);
        refuseControls("text", text);
        refuseFar("from", from);
        refuseFar("until", until);
    }

    private static void refuseControls(String name, @Nullable String text) {
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw Rejection.invalid("parameter-invalid", "'" + name + "' has control characters");
        }
    }

    private static void refuseFar(String name, @Nullable Instant instant) {
        if (instant != null && (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))) {
            throw Rejection.invalid("parameter-invalid", "'" + name + "' must be in the years 1 to 9999");
        }
    }
}
