package dev.breakwater.console.reach;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.assessment.Inquiry;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Paths;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the address asks of the view; each part of it may be empty. */
record Question(Asked asked) {
    static final Question NONE = new Question(Asked.nothing(Paths.REACH));

    /** The parts of the view. */
    enum Tab {
        FLOW,
        TENANTS,
        PICTURE,
        OPENINGS
    }

    static Question of(Location location) {
        return new Question(Asked.of(location));
    }

    static Question flow(String from, String to, String port, String request, @Nullable Long at) {
        return NONE.with("from", from)
                .with("to", to)
                .with("port", port)
                .with("request", request)
                .with("at", at == null ? "" : at.toString());
    }

    private Question with(String name, String value) {
        return new Question(asked.with(name, value));
    }

    Question in(Tab other) {
        return with("tab", other == Tab.FLOW ? "" : other.name().toLowerCase(Locale.ROOT));
    }

    Question ofTenant(String other) {
        return in(Tab.OPENINGS).about(other);
    }

    /** The same view of one tenant, or of everybody when it is empty. */
    Question about(String other) {
        return with("tenant", other);
    }

    Question reversed() {
        return with("from", to()).with("to", from());
    }

    Tab tab() {
        Tab tab = asked.one("tab", Tab.class);
        return tab == null ? Tab.FLOW : tab;
    }

    Question from(String end) {
        return with("from", end);
    }

    Question to(String end) {
        return with("to", end);
    }

    String from() {
        return asked.text("from");
    }

    String to() {
        return asked.text("to");
    }

    String port() {
        return asked.text("port");
    }

    String request() {
        return asked.text("request");
    }

    String tenant() {
        return asked.text("tenant");
    }

    @Nullable
    Long at() {
        return asked.number("at");
    }

    /** Where nothing is asked yet, there is nothing to see in the past. */
    boolean isDated() {
        return switch (tab()) {
            case FLOW -> isWhole();
            case OPENINGS -> !tenant().isEmpty();
            case PICTURE, TENANTS -> true;
        };
    }

    /** What was desired at a revision stays so. */
    boolean isPast() {
        return isDated() && at() != null;
    }

    /** The tenant that is looked at alone; null for all that the actor sees, and for one that is none of it. */
    @Nullable
    TenantId whose(Actor actor) {
        if (tab() == Tab.FLOW || tenant().isEmpty()) {
            return null;
        }
        try {
            TenantId id = TenantId.parse(tenant());
            return actor.sees(id) ? id : null;
        } catch (Rejection _) {
            return null; // said where the answer would be
        }
    }

    boolean isWhole() {
        return !from().isBlank() && !to().isBlank() && !port().isBlank();
    }

    Inquiry inquiry() {
        String port = port().strip();
        return new Inquiry(from(), to(), Port.parse(port.contains("/") ? port : port + "/TCP"), request(), at());
    }

    QueryParameters query() {
        return asked.parameters();
    }

    String address() {
        return asked.href();
    }
}
