package dev.breakwater.reach.rule;

/** An expression being read from left to right. */
final class HttpPatternText {
    final String text;
    int at;
    boolean ignoreCase;

    HttpPatternText(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    boolean follows(String prefix) {
        return text.startsWith(prefix, at);
    }

    char peek() {
        return text.charAt(at);
    }

    int next() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    boolean accept(char c) {
        if (at < text.length() && peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    static IllegalArgumentException error(String message) {
        return new IllegalArgumentException(message);
    }
}
