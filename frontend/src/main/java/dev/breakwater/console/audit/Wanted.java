package dev.breakwater.console.audit;

import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.console.part.Paths;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in the address of the view: filters by their name in REST, and the event that is looked at. */
record Wanted(Map<String, String> said) {
    static final String TENANT = "tenant";
    static final String ACTOR = "actor";
    static final String TYPE = "type";
    static final String TEXT = "text";
    static final String FROM = "from";
    static final String UNTIL = "until";
    private static final String CHANGE = "change";
    private static final String EVENT = "event";

    Wanted {
        var kept = new LinkedHashMap<String, String>();
        said.forEach((name, value) -> {
            if (!value.isBlank()) {
                kept.put(name, value.strip());
            }
        });
        said = Map.copyOf(kept);
    }

    static Wanted of(QueryParameters query) {
        return new Wanted(query.getParameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().getFirst())));
    }

    String get(String name) {
        return said.getOrDefault(name, "");
    }

    @Nullable
    Instant instant(String name) {
        try {
            return said.containsKey(name) ? Instant.parse(get(name)) : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** The event that is looked at. */
    @Nullable
    Long event() {
        return get(EVENT).matches("[0-9]{1,18}") ? Long.valueOf(get(EVENT)) : null;
    }

    Wanted event(long index) {
        return with(EVENT, Long.toString(index));
    }

    Wanted list() {
        return with(EVENT, "");
    }

    Wanted with(String name, String value) {
        var more = new LinkedHashMap<>(said);
        more.put(name, value);
        return new Wanted(more);
    }

    EventFilter filter() {
        return new EventFilter(
                said.containsKey(TENANT) ? TenantId.parse(get(TENANT)) : null,
                said.get(ACTOR),
                said.containsKey(CHANGE) ? ChangeId.parse(get(CHANGE)) : null,
                null,
                said.get(TYPE),
                null,
                instant(FROM),
                instant(UNTIL),
                said.get(TEXT));
    }

    QueryParameters query() {
        return QueryParameters.simple(said);
    }

    String address() {
        String query = said.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + "=" + Paths.encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "audit" : "audit?" + query;
    }
}
