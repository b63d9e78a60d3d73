package dev.breakwater.api.wire;

import dev.breakwater.eventstore.StoreUnavailable;
import dev.breakwater.eventstore.StoreUnavailable.Effect;
import dev.breakwater.vocabulary.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Answers for whatever goes wrong in the API, wrong methods and media types included, which meet no handler and so no advice
 * that is bound to a package; what is not meant for people stays in the log, under the same trace id.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(Rejection refusal) {
        return answer(Problem.of(refusal), refusal.code().equals("changed-at-once") ? soon() : HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        return answer(
                Problem.of(HttpStatus.BAD_REQUEST, "body-malformed", "The request needs a body that can be read"),
                HttpHeaders.EMPTY);
    }

    /** Found when a header or a parameter is first read, long after the filters that answer for malformed paths. */
    @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
    ResponseEntity<Problem> undecodable() {
        return refused(
                Rejection.invalid("parameter-invalid", "A header or a parameter has bytes that are no plain text"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection rejection) {
                return refused(rejection);
            }
        }
        return refused(Rejection.invalid("parameter-invalid", "'" + e.getName() + "' is not of the form it must have"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> storeless(StoreUnavailable e) {
        LOG.error("The database does not answer", e);
        return answer(
                switch (e.effect()) {
                    case NONE ->
                        unavailable(
                                "The database does not answer; nothing was changed",
                                "Try again in a few seconds, with the same Idempotency-Key");
                    case UNKNOWN ->
                        unavailable(
                                "The database went away while this was being kept; it is not known whether it was applied",
                                "Send it again with the same Idempotency-Key, which is safe; without a key, look first");
                },
                soon());
    }

    private static HttpHeaders soon() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return headers;
    }

    private static Problem unavailable(String detail, String remedy) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "store-unavailable", detail, remedy, null);
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e, HttpServletRequest request) throws Exception {
        if (!request.getRequestURI().startsWith("/api")) {
            throw e; // not ours: no handler of the API, but one of Spring's or the console's
        }
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(ofHttp(known.getStatusCode()), known.getHeaders());
        }
        if (StoreUnavailable.isCauseOf(e)) {
            return storeless(new StoreUnavailable(isSafe(request) ? Effect.NONE : Effect.UNKNOWN, e));
        }
        if (StoreUnavailable.isBusy(e)) {
            LOG.warn("Others held for too long what a request needed", e);
            return answer(busy(), soon());
        }
        LOG.error("A request failed", e);
        return answer(
                Problem.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal-error",
                        "Something inside Breakwater failed",
                        "Ask again with the same Idempotency-Key, which acts at most once; quote the traceId if it stays",
                        null),
                HttpHeaders.EMPTY);
    }

    private static Problem busy() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "store-busy",
                "Others held for too long what this needs; nothing was changed",
                "Try again in a few seconds, with the same Idempotency-Key",
                null);
    }

    private static boolean isSafe(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static Problem ofHttp(HttpStatusCode code) {
        HttpStatus status = HttpStatus.valueOf(code.value());
        return switch (status) {
            case METHOD_NOT_ALLOWED ->
                Problem.of(status, "method-not-allowed", "This path does not take this method; see the header Allow");
            case NOT_ACCEPTABLE ->
                Problem.of(status, "not-acceptable", "This is not served in a form that your Accept header takes");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(status, "media-type-unsupported", "The body must be of another media type");
            default -> Problem.of(status);
        };
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
