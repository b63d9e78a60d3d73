package dev.breakwater.cilium;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A part of an object as it goes over the wire. Lists and maps are never empty, since in Cilium an empty list can mean
 * nobody, everybody or nothing at all; the one empty thing is {@link Nothing}, which must be written on purpose.
 */
public sealed interface Node {

    /** Named parts, in the order of their names. */
    record Fields(SortedMap<String, Node> values) implements Node {
        public Fields {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
            if (values.isEmpty()) {
                throw new IllegalArgumentException("an object of the wire must not be empty by accident");
            }
        }

        public @Nullable Node get(String name) {
            return values.get(name);
        }
    }

    /** Parts in a given order. */
    record Items(List<Node> values) implements Node {
        public Items {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a list of the wire must not be empty");
            }
        }
    }

    /** A string. */
    record Text(String value) implements Node {}

    /** An integer. */
    record Whole(long value) implements Node {}

    /** A boolean. */
    record Flag(boolean value) implements Node {}

    /** An empty object, {@code {}}: a rule that allows nothing, or a selector of Kubernetes' own that selects everything. */
    record Nothing() implements Node {}

    static Node text(Object value) {
        return new Text(value.toString());
    }

    static Node whole(long value) {
        return new Whole(value);
    }

    static Node flag(boolean value) {
        return new Flag(value);
    }

    static Node texts(Iterable<?> values) {
        var items = new ArrayList<Node>();
        values.forEach(value -> items.add(text(value)));
        return new Items(items);
    }

    static Fields fields(String name, Node value) {
        return new Fields(new TreeMap<>(Map.of(name, value)));
    }

    static Fields fields(Map<String, Node> values) {
        return new Fields(new TreeMap<>(values));
    }

    static Fields labels(Map<String, String> texts) {
        var fields = new TreeMap<String, Node>();
        texts.forEach((name, value) -> fields.put(name, text(value)));
        return new Fields(fields);
    }

    static Items items(Collection<? extends Node> values) {
        return new Items(List.copyOf(values));
    }

    /** From what a JSON or YAML parser made: maps, lists, strings, integers and booleans. */
    static Node of(Object plain) {
        return switch (plain) {
            case Map<?, ?> map -> ofMap(map);
            case List<?> list -> new Items(list.stream().map(Node::of).toList());
            case String text -> new Text(text);
            case Boolean flag -> new Flag(flag);
            case Integer number -> new Whole(number);
            case Long number -> new Whole(number);
            default -> throw new IllegalArgumentException(plain.getClass() + " has no place in an object of ours");
        };
    }

    private static Node ofMap(Map<?, ?> map) {
        var fields = new TreeMap<String, Node>();
        map.forEach((name, value) -> fields.put(String.valueOf(name), of(value)));
        return fields.isEmpty() ? new Nothing() : new Fields(fields);
    }

    /** Hex SHA-256 of the one canonical text of this node, however it was written or parsed. */
    default String digest() {
        return Digest.of(this);
    }

    /** The same as plain maps, lists, strings, longs and booleans, for whoever speaks JSON. */
    default Object plain() {
        return switch (this) {
            case Fields(var values) -> {
                var map = new LinkedHashMap<String, Object>();
                values.forEach((name, value) -> map.put(name, value.plain()));
                yield map;
            }
            case Items(var values) -> values.stream().map(Node::plain).toList();
            case Text(var value) -> value;
            case Whole(var value) -> value;
            case Flag(var value) -> value;
            case Nothing() -> new LinkedHashMap<String, Object>();
        };
    }
}
