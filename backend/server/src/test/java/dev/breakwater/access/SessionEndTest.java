package dev.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.vocabulary.Actor;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

class SessionEndTest {
    private static final Instant UNTIL = Instant.parse("2026-11-27T02:00:00Z");
    private static final Actor KIM = new Actor("oidc:kim", Set.of(Actor.Role.AUDITOR), Set.of());

    private final ProvidedAccount provided =
            new ProvidedAccount(KIM, new OidcIdToken("t", UNTIL.minusSeconds(60), UNTIL, Map.of("sub", "17")), UNTIL);

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void comesWhenAProvidersWordIsTooOld() throws Exception {
        assertThat(after(UNTIL.minusMillis(1), provided)).isNotNull();
        assertThat(after(UNTIL, provided)).isNull();
    }

    @Test
    void doesNotComeToAccountsOfOurOwn() throws Exception {
        assertThat(after(UNTIL.plus(Duration.ofDays(30)), new PasswordAccount(KIM, "{noop}kim")))
                .isNotNull();
    }

    /** Who is signed in after a request at that time, whose session is over if nobody is. */
    private static @Nullable Authentication after(Instant now, Account account) throws ServletException, IOException {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(account, null, account.authorities()));
        var request = new MockHttpServletRequest();
        request.getSession();
        new SessionEnd(((InstantSource) () -> now).withZone(ZoneOffset.UTC))
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        Authentication left = SecurityContextHolder.getContext().getAuthentication();
        assertThat(request.getSession(false) != null).isEqualTo(left != null);
        return left;
    }
}
