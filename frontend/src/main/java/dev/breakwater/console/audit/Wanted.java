package dev.breakwater.console.audit;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Paths;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What the address asks of the view: filters by their name in REST, and the event that is looked at. */
record Wanted(Asked asked) {
    static final Wanted ALL = new Wanted(Asked.nothing(Paths.AUDIT));
    static final String TENANT = "tenant";
    static final String ACTOR = "actor";
    static final String TYPE = "type";
    static final String TEXT = "text";
    static final String FROM = "from";
    static final String UNTIL = "until";
    private static final String CHANGE = "change";
    private static final String EVENT = "event";

    static Wanted of(Location location) {
        return new Wanted(Asked.of(location));
    }

    String get(String name) {
        return asked.text(name);
    }

    private @Nullable String given(String name) {
        return get(name).isBlank() ? null : get(name);
    }

    @Nullable
    Instant instant(String name) {
        try {
            return given(name) == null ? null : Instant.parse(get(name));
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** The event that is looked at. */
    @Nullable
    Long event() {
        return asked.number(EVENT);
    }

    Wanted event(long index) {
        return with(EVENT, Long.toString(index));
    }

    Wanted list() {
        return with(EVENT, "");
    }

    Wanted with(String name, String value) {
        return new Wanted(asked.with(name, value));
    }

    EventFilter filter() {
        String tenant = given(TENANT);
        String change = given(CHANGE);
        return new EventFilter(
                tenant == null ? null : TenantId.parse(tenant),
                given(ACTOR),
                change == null ? null : ChangeId.parse(change),
                null,
                given(TYPE),
                null,
                instant(FROM),
                instant(UNTIL),
                given(TEXT));
    }

    QueryParameters query() {
        return asked.parameters();
    }

    String address() {
        return asked.href();
    }
}
