package dev.breakwater.api.wire;

import dev.breakwater.document.Texts;
import dev.breakwater.vocabulary.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.TreeMap;

/**
 * A place in a list as callers hold it: with a mark of the list, its filters included, so that what was altered, cut off or
 * given by another list is refused and not taken for some other place. The mark is no secret; whoever makes one sees no more.
 */
final class Cursor {
    private static final int MARK = 9; // bytes: twelve characters
    private static final int LONGEST = 2000;
    private static final Set<String> NOT_THE_LIST = Set.of("after", "limit");

    private Cursor() {}

    static String of(HttpServletRequest list, String place) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        byte[] whole = ByteBuffer.allocate(MARK + text.length)
                .put(mark(list, text))
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    static String place(HttpServletRequest list, String cursor) {
        byte[] whole = decoded(cursor);
        byte[] text = Arrays.copyOfRange(whole, Math.min(MARK, whole.length), whole.length);
        String place = new String(text, StandardCharsets.UTF_8);
        if (!of(list, place).equals(cursor) || Texts.isOdd(place)) { // no two cursors mean one place
            throw unknown();
        }
        return place;
    }

    private static byte[] decoded(String cursor) {
        if (cursor.length() > LONGEST) {
            throw unknown();
        }
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    private static Rejection unknown() {
        return Rejection.invalid("cursor-invalid", "'after' is not a cursor that this list gave")
                .remedy("Leave it out to begin with the first page, or follow the Link of an answer as it is");
    }

    private static byte[] mark(HttpServletRequest list, byte[] place) {
        var filters = new TreeMap<String, String>();
        list.getParameterMap().forEach((name, values) -> filters.put(name, String.join("\n", values)));
        filters.keySet().removeAll(NOT_THE_LIST);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((list.getRequestURI() + filters).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(place), MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
