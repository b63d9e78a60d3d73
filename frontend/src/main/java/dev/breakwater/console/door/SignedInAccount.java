package dev.breakwater.console.door;

import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.breakwater.access.Account;
import dev.breakwater.vocabulary.Actor;
import org.springframework.stereotype.Component;

/** The account of the session. */
@Component
class SignedInAccount implements SignedIn {
    private final AuthenticationContext context;

    SignedInAccount(AuthenticationContext context) {
        this.context = context;
    }

    @Override
    public Actor actor() {
        return context.getAuthenticatedUser(Account.class).orElseThrow().actor();
    }

    @Override
    public void leave() {
        context.logout();
    }
}
