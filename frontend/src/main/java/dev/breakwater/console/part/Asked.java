package dev.breakwater.console.part;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.vocabulary.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the address asks of a view after its question mark; empty values are not asked. */
public record Asked(String path, QueryParameters parameters) {

    public static Asked of(Location location) {
        return new Asked(location.getPath(), location.getQueryParameters());
    }

    public static Asked nothing(String path) {
        return new Asked(path, QueryParameters.empty());
    }

    /** Without characters that nobody can type, and that PostgreSQL would not even compare with. */
    public String text(String name) {
        return parameters.getSingleParameter(name).orElse("").replaceAll("\\p{Cntrl}", "");
    }

    public String text(String name, String otherwise) {
        return text(name).isBlank() ? otherwise : text(name);
    }

    /** A whole number, null where none is asked; anything else is no address of ours. */
    public @Nullable Long number(String name) {
        String text = text(name);
        if (text.isBlank()) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw Rejection.notFound("revision of that number");
        }
        return Long.valueOf(text);
    }

    public <E extends Enum<E>> @Nullable E one(String name, Class<E> kind) {
        String wanted = text(name);
        for (E value : kind.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(wanted)) {
                return value;
            }
        }
        return null;
    }

    /** The same with another value, or without one when it is empty. */
    public Asked with(String name, String value) {
        Map<String, List<String>> all = new HashMap<>();
        parameters.getParameters().forEach((key, values) -> all.put(key, new ArrayList<>(values)));
        if (value.isBlank()) {
            all.remove(name);
        } else {
            all.put(name, List.of(value.strip()));
        }
        return new Asked(path, new QueryParameters(all));
    }

    public String href() {
        String query = parameters.getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Shows it in the address bar, for whoever copies it, without another visit. */
    public void show() {
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(path, parameters));
    }
}
