package dev.breakwater.console.shell;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.vocabulary.Actor;
import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The destinations that somebody may reach: those with a view whose own annotations let them in. */
@Component
class Destinations {
    private final SignedIn signedIn;
    private final AccessAnnotationChecker checker = new AccessAnnotationChecker();

    Destinations(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    List<Destination> open() {
        Actor actor = signedIn.actor();
        return Stream.of(Destination.values())
                .filter(destination -> isOpen(destination, actor))
                .toList();
    }

    private boolean isOpen(Destination destination, Actor actor) {
        Principal principal = actor::name;
        return RouteConfiguration.forApplicationScope()
                .getRoute(destination.path())
                .filter(view -> checker.hasAccess(view, principal, role -> has(actor, role)))
                .isPresent();
    }

    private static boolean has(Actor actor, String role) {
        return actor.roles().stream().anyMatch(each -> role.equals(each.name()));
    }
}
