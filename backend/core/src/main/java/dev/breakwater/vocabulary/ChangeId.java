package dev.breakwater.vocabulary;

import java.util.UUID;

/** A change's id, a UUID made by its sender. */
public record ChangeId(UUID value) {
    public static ChangeId parse(String text) {
        try {
            return new ChangeId(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            throw Rejection.invalid("id-invalid", "'" + Name.shown(text) + "' is not a change id (a UUID)");
        }
    }

    public static ChangeId random() {
        return new ChangeId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
