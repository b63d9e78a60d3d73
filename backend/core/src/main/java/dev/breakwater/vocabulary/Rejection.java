package dev.breakwater.vocabulary;

import org.jspecify.annotations.Nullable;

/** A refusal fit to show: what is wrong and what to do; nothing was changed. Bugs are never rejections. */
public final class Rejection extends RuntimeException {

    /** How the refusal relates to the request: decides the HTTP status and whether asking again can help. */
    public enum Kind {
        /** The request can never be right as it stands. */
        INVALID,
        /** The request meets a state that does not allow it now. */
        CONFLICT,
        /** There is no such thing, or none that the caller may know of. */
        NOT_FOUND,
        /** The caller's role does not allow it. */
        FORBIDDEN
    }

    private final Kind kind;
    private final String code;
    private final @Nullable String pointer;
    private final @Nullable String remedy;

    /** A conflict; {@code code} is stable and kebab-case, {@code sentence} is shown to people. */
    public Rejection(String code, String sentence) {
        this(Kind.CONFLICT, code, sentence, null, null);
    }

    private Rejection(Kind kind, String code, String sentence, @Nullable String pointer, @Nullable String remedy) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.code = code;
        this.pointer = pointer;
        this.remedy = remedy;
    }

    public static Rejection invalid(String code, String sentence) {
        return new Rejection(Kind.INVALID, code, sentence, null, null);
    }

    public static Rejection notFound(String what) {
        return new Rejection(Kind.NOT_FOUND, "not-found", "There is no " + what, null, null);
    }

    public static Rejection forbidden(String code, String sentence) {
        return new Rejection(Kind.FORBIDDEN, code, sentence, null, null);
    }

    /** The same refusal at a JSON pointer (RFC 6901) into what was sent; an inner pointer is prefixed by an outer one. */
    public Rejection at(String outer) {
        return new Rejection(kind, code, sentence(), pointer == null ? outer : outer + pointer, remedy);
    }

    /** The same refusal with a sentence that says what to do instead. */
    public Rejection remedy(String instead) {
        return new Rejection(kind, code, sentence(), pointer, instead);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public @Nullable String pointer() {
        return pointer;
    }

    public @Nullable String remedy() {
        return remedy;
    }
}
