package dev.breakwater.api.wire;

import dev.breakwater.access.Account;
import dev.breakwater.document.Texts;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers who asks ({@code Actor}) and how ({@code Ask}). */
class AskResolver implements HandlerMethodArgumentResolver {
    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x7e]{1,200})\"?");
    private static final int LONGEST = 500;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || parameter.getParameterType() == Ask.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        Actor actor = Account.actor(
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication()));
        return parameter.getParameterType() == Actor.class
                ? actor
                : ask(actor, Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class)));
    }

    private static Ask ask(Actor actor, HttpServletRequest request) {
        return new Ask(
                actor,
                new Ask.Why(
                        text(request, "Change-Reason"),
                        text(request, "Change-Ticket"),
                        text(request, "Change-Override")),
                mode(request),
                Precondition.of(request.getHeader("If-Match"), request.getHeader("If-None-Match")),
                new Ask.Sent(key(request), SentRequest.fingerprint(request), Trace.current()));
    }

    private static Ask.Mode mode(HttpServletRequest request) {
        boolean draft = flag(request, "draft");
        boolean preview = flag(request, "dryRun");
        if (draft && preview) {
            throw Rejection.invalid("parameter-invalid", "Ask for a draft or for a dry run, not for both");
        }
        return draft ? Ask.Mode.DRAFT : preview ? Ask.Mode.PREVIEW : Ask.Mode.COMMIT;
    }

    private static boolean flag(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return switch (value == null ? "false" : value) {
            case "false" -> false;
            case "true", "" -> true;
            default -> throw Rejection.invalid("parameter-invalid", "'" + name + "' is neither true nor false");
        };
    }

    private static @Nullable String key(HttpServletRequest request) {
        String given = request.getHeader("Idempotency-Key");
        if (given == null) {
            return null;
        }
        var form = KEY.matcher(given.strip());
        if (!form.matches()) {
            throw Rejection.invalid("parameter-invalid", "The Idempotency-Key must be 1 to 200 visible characters");
        }
        return form.group(1);
    }

    /** Headers come as Latin-1; people write reasons in their own language, as UTF-8. */
    private static @Nullable String text(HttpServletRequest request, String header) {
        String raw = request.getHeader(header);
        if (raw == null || raw.isBlank()) {
            return null;
        }
        String text = new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
        if (text.length() > LONGEST || Texts.isOdd(text)) {
            throw Rejection.invalid("parameter-invalid", header + " must be at most " + LONGEST + " plain characters");
        }
        return text;
    }
}
