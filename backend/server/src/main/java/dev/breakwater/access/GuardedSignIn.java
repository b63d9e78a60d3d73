package dev.breakwater.access;

import dev.breakwater.access.password.Attempts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Lets names and passwords be checked, at whichever door, unless there were too many wrong ones; records those. */
final class GuardedSignIn implements AuthenticationProvider {
    private final AuthenticationProvider passwords;
    private final Attempts attempts;
    private final FailedSignIns record;

    GuardedSignIn(AuthenticationProvider passwords, Attempts attempts, FailedSignIns record) {
        this.passwords = passwords;
        this.attempts = attempts;
        this.record = record;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked) throws AuthenticationException {
        String name = asked.getName();
        String address = address(asked);
        if (attempts.isShut(name, address)) {
            throw new LockedException("There were too many attempts; wait a minute");
        }
        try {
            @Nullable Authentication known = passwords.authenticate(asked);
            attempts.succeeded(name, address);
            return known;
        } catch (BadCredentialsException e) {
            attempts.failed(name, address);
            record.add(name, address);
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return passwords.supports(authentication);
    }

    private static String address(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
    }
}
