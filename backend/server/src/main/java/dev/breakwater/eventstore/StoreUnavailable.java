package dev.breakwater.eventstore;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The database went away under what was asked; says what is known of the effect. */
public final class StoreUnavailable extends RuntimeException {
    /** Broken connections, too few resources, an operator's or a crash's end of the session, a file system that fails. */
    private static final String UNREACHABLE = "(08|53|58)...|57P0[1-5]|25006|25P0[34]";

    /** A wait for a lock, or a statement, that took too long. */
    private static final String WAITED_OUT = "55P03|57014";

    /** Those, a deadlock and a lost race: the transaction is undone and may win later. */
    private static final String BUSY = WAITED_OUT + "|40P01|40001";

    /** What became of the request: its COMMIT was never sent, or it was and the answer did not come back. */
    public enum Effect {
        NONE,
        UNKNOWN
    }

    private final Effect effect;

    public StoreUnavailable(Effect effect, Throwable cause) {
        super("The database does not answer", cause);
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }

    /** Does what cannot change anything, and says so when the database goes away under it. */
    public static <T> T unchanged(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw isCauseOf(e) ? new StoreUnavailable(Effect.NONE, e) : e;
        }
    }

    /** Whether it failed for want of the database, however many layers have wrapped that. */
    public static boolean isCauseOf(Throwable failure) {
        return isCaused(failure, StoreUnavailable::isUnreachable);
    }

    /** Whether it failed because others held for too long what it needed; nothing was changed. */
    public static boolean isBusy(Throwable failure) {
        return isCaused(
                failure, refused -> String.valueOf(refused.getSQLState()).matches(BUSY));
    }

    /** Whether it failed after a wait, which would only be waited for again. */
    public static boolean isWaitedOut(Throwable failure) {
        return isCaused(
                failure, refused -> String.valueOf(refused.getSQLState()).matches(WAITED_OUT));
    }

    private static boolean isCaused(Throwable failure, Predicate<SQLException> by) {
        int depth = 0;
        for (Throwable each = failure; each != null && depth < 50; each = each.getCause(), depth++) {
            if (each instanceof SQLException refused && by.test(refused)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnreachable(SQLException refused) {
        return refused instanceof SQLTransientConnectionException
                || refused instanceof SQLNonTransientConnectionException
                || refused instanceof SQLRecoverableException
                || (refused.getSQLState() == null
                        ? String.valueOf(refused.getMessage()).contains("onnection is closed") // the pool's own
                        : refused.getSQLState().matches(UNREACHABLE));
    }
}
