package dev.breakwater.api.wire;

import dev.breakwater.api.wire.BodyBudget.Share;
import dev.breakwater.document.Bodies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body whole, but never more than a mebibyte of it, chunked or not, never longer than a while, and never more than
 * there is room for beside the bodies of others; runs once the caller is known.
 */
class BodyLimit extends OncePerRequestFilter {
    private static final int ROOM = 8 << 10; // KiB; a body becomes many times its size as a tree
    private static final long LONGEST = Duration.ofSeconds(30).toNanos();
    private static final long WAIT = Duration.ofSeconds(1).toNanos();

    private final BodyBudget budget = new BodyBudget(ROOM);

    /** Why a body is not read to its end. */
    private static final class Refused extends IOException {
        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.code());
            this.problem = problem;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (Share share = budget.of(String.valueOf(request.getRemoteUser()))) {
            byte[] body;
            try {
                body = read(request, share);
            } catch (Refused refused) {
                refuse(refused.problem, response);
                return;
            }
            chain.doFilter(new SentRequest(request, body), response);
        }
    }

    private byte[] read(HttpServletRequest request, Share share) throws IOException {
        if (request.getContentLengthLong() > Bodies.MOST) {
            throw tooLarge();
        }
        try {
            return read(request.getInputStream(), share, System.nanoTime() + LONGEST);
        } catch (Refused refused) {
            throw refused;
        } catch (IOException broken) {
            throw isTimeout(broken) ? tooSlow() : broken;
        }
    }

    /** Grows with what comes: who announces much and sends little takes up little. */
    private static byte[] read(InputStream from, Share share, long deadline) throws IOException {
        var body = new ByteArrayOutputStream(0);
        byte[] some = new byte[8 << 10];
        for (int n = from.read(some); n >= 0; n = from.read(some)) {
            if (body.size() + n > Bodies.MOST) {
                throw tooLarge();
            }
            if (System.nanoTime() > deadline) {
                throw tooSlow();
            }
            if (!share.grow(body.size() + n, WAIT)) {
                throw crowded();
            }
            body.write(some, 0, n);
        }
        return body.toByteArray();
    }

    private static boolean isTimeout(IOException broken) {
        return broken instanceof SocketTimeoutException || broken.getCause() instanceof SocketTimeoutException;
    }

    private static void refuse(Problem problem, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader("Retry-After", "2");
        }
        ProblemWriter.write(problem, response);
    }

    private static Refused tooLarge() {
        return refused(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "The body has more than 1 MiB; nothing was changed",
                "Split what you send into several changes");
    }

    private static Refused tooSlow() {
        return refused(
                HttpStatus.REQUEST_TIMEOUT,
                "body-too-slow",
                "The body did not come in time; nothing was changed",
                "Send it again, with the same Idempotency-Key");
    }

    private static Refused crowded() {
        return refused(
                HttpStatus.SERVICE_UNAVAILABLE,
                "bodies-too-many",
                "Too many large bodies are being read at this moment; nothing was changed",
                "Try again in a few seconds, with the same Idempotency-Key");
    }

    private static Refused refused(HttpStatus status, String code, String detail, String remedy) {
        return new Refused(Problem.of(status, code, detail, remedy, null));
    }
}
