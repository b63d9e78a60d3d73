package dev.breakwater.access;

import dev.breakwater.vocabulary.Actor;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Somebody who may sign in: an actor and the encoded password that proves it. */
public final class Account implements UserDetails {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final transient String encodedPassword;

    Account(Actor actor, String encodedPassword) {
        this.actor = actor;
        this.encodedPassword = encodedPassword;
    }

    /** Who acts in an authenticated request; an anonymous one has no actor and is a bug to ask of. */
    public static Actor actor(Authentication authentication) {
        if (authentication.getPrincipal() instanceof Account account) {
            return account.actor;
        }
        throw new IllegalStateException("Nobody of ours is signed in");
    }

    public Actor actor() {
        return actor;
    }

    @Override
    public List<? extends GrantedAuthority> getAuthorities() {
        return actor.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    @Override
    public String getPassword() {
        return encodedPassword;
    }

    @Override
    public String getUsername() {
        return actor.name();
    }

    /** Never the password. */
    @Override
    public String toString() {
        return actor.name();
    }
}
