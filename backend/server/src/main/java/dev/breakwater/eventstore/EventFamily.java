package dev.breakwater.eventstore;

import java.util.SortedMap;
import java.util.TreeMap;

/** A room's sealed family of events: its members are stored as {@code prefix.SimpleName} and nothing else is. */
public record EventFamily(String prefix, Class<?> family) {
    public EventFamily {
        if (!family.isSealed()) {
            throw new IllegalArgumentException(family + " is not sealed");
        }
    }

    /** The events of this family by their stored names. */
    public SortedMap<String, Class<?>> members() {
        var members = new TreeMap<String, Class<?>>();
        collect(family, members);
        return members;
    }

    private void collect(Class<?> type, SortedMap<String, Class<?>> members) {
        if (!type.isSealed()) {
            members.put(prefix + "." + type.getSimpleName(), type);
            return;
        }
        for (Class<?> member : type.getPermittedSubclasses()) {
            collect(member, members);
        }
    }
}
