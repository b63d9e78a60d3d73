package dev.breakwater.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions whose proof is too old: an open page keeps one for ever, and groups may have been taken away meanwhile. */
final class SessionEnd extends OncePerRequestFilter {
    private final Clock clock;
    private final LogoutHandler leaving = new SecurityContextLogoutHandler();

    SessionEnd(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.getPrincipal() instanceof Account account && account.isOver(clock.instant())) {
            leaving.logout(request, response, who);
        }
        chain.doFilter(request, response);
    }
}
