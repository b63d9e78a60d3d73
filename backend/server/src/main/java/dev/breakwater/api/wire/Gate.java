package dev.breakwater.api.wire;

import dev.breakwater.access.Account;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a caller through to a handler whose {@link Allowed} names one of its roles, and nobody to one without. */
class Gate implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean asks = request.getMethod().equals("OPTIONS"); // which Spring answers with the methods, and no more
        if (handler instanceof HandlerMethod method && !asks) {
            check(method);
        }
        return true;
    }

    private static void check(HandlerMethod method) {
        Allowed allowed = method.getMethodAnnotation(Allowed.class);
        List<Actor.Role> roles = allowed == null ? List.of() : List.of(allowed.value());
        Actor actor = Account.actor(
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()));
        if (roles.stream().noneMatch(actor.roles()::contains)) {
            throw Rejection.forbidden("role-missing", "Your role does not allow this; nothing was changed")
                    .remedy(roles.isEmpty() ? "Nobody may do this" : "Ask somebody who is " + words(roles));
        }
    }

    private static String words(List<Actor.Role> roles) {
        return roles.stream()
                .map(role -> role == Actor.Role.OWNER
                        ? "the tenant's owner"
                        : role.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" or "));
    }
}
