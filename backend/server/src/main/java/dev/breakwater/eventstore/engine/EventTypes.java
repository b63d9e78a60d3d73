package dev.breakwater.eventstore.engine;

import dev.breakwater.eventstore.EventFamily;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;

/** Every type that may be stored and read back, by its stored name; no other name is ever looked up as a class. */
public class EventTypes {
    private final SortedMap<String, Class<?>> events = new TreeMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    public EventTypes(List<EventFamily> families) {
        for (EventFamily family : families) {
            family.members().forEach(this::add);
            events.putAll(family.members());
        }
        for (Class<?> own : List.of(MetaData.class, GapAwareTrackingToken.class, ConfigToken.class)) {
            add(own.getName(), own);
        }
    }

    private void add(String name, Class<?> type) {
        if (types.putIfAbsent(name, type) != null || names.putIfAbsent(type, name) != null) {
            throw new IllegalStateException("The stored name " + name + " and " + type + " are not one to one");
        }
    }

    /** The events alone, by stored name. */
    public SortedMap<String, Class<?>> events() {
        return Collections.unmodifiableSortedMap(events);
    }

    Class<?> typeOf(String name) {
        Class<?> type = types.get(name);
        if (type == null) {
            throw new SerializationException("The event store holds '" + name
                    + "', which this version of Breakwater does not know; nothing is read past it");
        }
        return type;
    }

    String nameOf(Class<?> type) {
        String name = names.get(type);
        if (name == null) {
            throw new SerializationException(type.getName() + " belongs to no EventFamily and cannot be stored");
        }
        return name;
    }
}
