package dev.breakwater.api.wire;

import dev.breakwater.vocabulary.Rejection;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal as RFC 9457 writes it. {@code code} is stable; {@code errors} point into the body that was sent; whoever quotes the
 * {@code traceId} can be helped, since the log has it too.
 */
public record Problem(
        URI type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable String remedy,
        @Nullable List<Fault> errors,
        String traceId) {

    private static final Set<String> UNREADABLE = Set.of("body-malformed", "parameter-invalid", "cursor-invalid");

    /** One place in what was sent: a JSON pointer (RFC 6901) and what is wrong there. */
    public record Fault(String pointer, String detail) {}

    public static Problem of(HttpStatus status, String code, String detail) {
        return of(status, code, detail, null, null);
    }

    public static Problem of(
            HttpStatus status, String code, String detail, @Nullable String remedy, @Nullable String pointer) {
        return new Problem(
                URI.create("urn:breakwater:problem:" + code),
                status.getReasonPhrase(),
                status.value(),
                code,
                detail.endsWith(".") || detail.endsWith("?") ? detail : detail + ".",
                remedy,
                pointer == null ? null : List.of(new Fault(pointer, detail)),
                Trace.current());
    }

    /** What the server refuses before anybody here has looked at it. */
    static Problem of(HttpStatus status) {
        return of(
                status,
                status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'),
                status.is5xxServerError()
                        ? "Something inside Breakwater failed"
                        : "The request is not one that is served here");
    }

    /** The one place that knows which status a refusal has. */
    public static Problem of(Rejection refusal) {
        HttpStatus status = statusOf(refusal);
        return of(status, refusal.code(), refusal.sentence(), refusal.remedy(), refusal.pointer());
    }

    private static HttpStatus statusOf(Rejection refusal) {
        return switch (refusal) {
            case Rejection r when r.code().equals(Precondition.REQUIRED) -> HttpStatus.PRECONDITION_REQUIRED;
            case Rejection r when r.code().equals(Precondition.FAILED) -> HttpStatus.PRECONDITION_FAILED;
            case Rejection r when UNREADABLE.contains(r.code()) -> HttpStatus.BAD_REQUEST;
            case Rejection r ->
                switch (r.kind()) {
                    case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                };
        };
    }
}
