package dev.breakwater.access;

import dev.breakwater.vocabulary.Actor;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Somebody of our own configuration: an actor and the encoded password that proves it. */
final class PasswordAccount implements Account, UserDetails {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final transient String encodedPassword;

    PasswordAccount(Actor actor, String encodedPassword) {
        this.actor = actor;
        this.encodedPassword = encodedPassword;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public List<? extends GrantedAuthority> getAuthorities() {
        return authorities();
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
