package dev.breakwater.console.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the console read no more than people send: Vaadin takes a body whole, also of those who are not signed in. */
class PostLimit extends OncePerRequestFilter {
    private static final int MOST = 1 << 20;
    private static final int SMALL = 16 << 10;

    private final Semaphore large = new Semaphore(8);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        boolean endless = length < 0 && request.getHeader("Transfer-Encoding") != null;
        if (endless || length > MOST) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (length <= SMALL) {
            chain.doFilter(request, response);
        } else if (large.tryAcquire()) {
            try {
                chain.doFilter(request, response);
            } finally {
                large.release();
            }
        } else {
            response.setHeader("Retry-After", "2");
            refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static void refuse(HttpServletResponse response, int status) {
        response.setHeader("Connection", "close");
        response.setStatus(status);
    }
}
