package dev.breakwater.change;

import java.util.Locale;

/** What a change came through. */
public enum Source {
    CONSOLE,
    API,
    IMPORT,
    EXPIRY,
    ROLLBACK,
    REVERT,
    SYSTEM;

    /** Lower case, as written in metadata and rows. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Source of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
