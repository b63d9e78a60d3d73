package dev.breakwater.access;

import dev.breakwater.vocabulary.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody for whom a provider vouches: an actor, and the ID token, with which to say there that the session is over. */
final class ProvidedAccount implements Account, OidcUser {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final transient OidcIdToken token;
    private final Instant until;

    ProvidedAccount(Actor actor, OidcIdToken token, Instant until) {
        this.actor = actor;
        this.token = token;
        this.until = until;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public boolean isOver(Instant now) {
        return !now.isBefore(until);
    }

    @Override
    public List<? extends GrantedAuthority> getAuthorities() {
        return authorities();
    }

    @Override
    public String getName() {
        return actor.name();
    }

    @Override
    public OidcIdToken getIdToken() {
        return token;
    }

    /** What else was claimed has been read, and is not kept. */
    @Override
    public Map<String, Object> getClaims() {
        return Map.of();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    /** Never the token. */
    @Override
    public String toString() {
        return actor.name();
    }
}
