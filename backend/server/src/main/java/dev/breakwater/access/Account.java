package dev.breakwater.access;

import dev.breakwater.vocabulary.Actor;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who was let in, by whichever proof: an actor. */
public sealed interface Account permits PasswordAccount, ProvidedAccount {

    /** Who acts in an authenticated request; an anonymous one has no actor and is a bug to ask of. */
    static Actor actor(Authentication authentication) {
        if (authentication.getPrincipal() instanceof Account account) {
            return account.actor();
        }
        throw new IllegalStateException("Nobody of ours is signed in");
    }

    Actor actor();

    /** Whether its proof has counted for long enough; one that is asked for anew with each session counts as long as that. */
    default boolean isOver(Instant now) {
        return false;
    }

    /** Its roles, as doors ask for them. */
    default List<? extends GrantedAuthority> authorities() {
        return actor().roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }
}
