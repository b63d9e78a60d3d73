package dev.breakwater.api.wire;

import dev.breakwater.api.wire.body.Bodies;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads a body whole, but never more than a mebibyte of it, chunked or not; runs once the caller is known. */
class BodyLimit extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > Bodies.MOST) {
            refuse(response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(Bodies.MOST + 1);
        if (body.length > Bodies.MOST) {
            refuse(response);
            return;
        }
        chain.doFilter(new SentRequest(request, body), response);
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        ProblemWriter.write(
                Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "body-too-large",
                        "The body has more than 1 MiB; nothing was changed",
                        "Split what you send into several changes",
                        null),
                response);
    }
}
