package dev.breakwater.change.reading;

import dev.breakwater.vocabulary.Rejection;

/** Where a page of a list that runs newest first ended. */
final class Cursor {
    private Cursor() {}

    static long parse(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw Rejection.invalid("cursor-invalid", "This is not a cursor that a list of changes gave");
        }
    }
}
