package dev.breakwater.sandbox.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A set of field paths, as a tree whose edges are spelt as in {@code fieldsV1}: {@code f:spec}, {@code k:{...}}. */
public final class FieldSet {
    private static final FieldSet NOTHING = new FieldSet(false, Map.of());

    private final boolean member;
    private final Map<String, FieldSet> children;

    private FieldSet(boolean member, Map<String, FieldSet> children) {
        this.member = member;
        this.children = children;
    }

    /** Makes a set from its root's membership and children; children without a member are left out. */
    static FieldSet of(boolean member, Map<String, FieldSet> children) {
        var kept = new TreeMap<String, FieldSet>();
        children.forEach((edge, child) -> {
            if (!child.isEmpty()) {
                kept.put(edge, child);
            }
        });
        return new FieldSet(member, kept);
    }

    public static FieldSet none() {
        return NOTHING;
    }

    static FieldSet leaf() {
        return new FieldSet(true, Map.of());
    }

    /** The set of one path, for example {@code f:metadata, f:name}. */
    static FieldSet path(String... edges) {
        var set = leaf();
        for (int i = edges.length - 1; i >= 0; i--) {
            set = new FieldSet(false, Map.of(edges[i], set));
        }
        return set;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    boolean isMember() {
        return member;
    }

    Map<String, FieldSet> children() {
        return children;
    }

    FieldSet at(String edge) {
        return children.getOrDefault(edge, NOTHING);
    }

    FieldSet asMember() {
        return new FieldSet(true, children);
    }

    public FieldSet union(FieldSet other) {
        return combine(other, (mine, theirs) -> mine || theirs);
    }

    public FieldSet intersection(FieldSet other) {
        return combine(other, (mine, theirs) -> mine && theirs);
    }

    public FieldSet minus(FieldSet other) {
        return combine(other, (mine, theirs) -> mine && !theirs);
    }

    private FieldSet combine(FieldSet other, BiPredicate<Boolean, Boolean> stays) {
        var edges = new TreeMap<String, FieldSet>();
        Stream.concat(children.keySet().stream(), other.children.keySet().stream())
                .forEach(edge -> edges.computeIfAbsent(edge, e -> at(e).combine(other.at(e), stays)));
        return of(stays.test(member, other.member), edges);
    }

    /** This set without everything at and below a first edge. */
    FieldSet without(String edge) {
        var rest = new TreeMap<>(children);
        rest.remove(edge);
        return of(member, rest);
    }

    /** This set with every declared field that it goes through as a member too. */
    FieldSet named(Schema schema) {
        var changed = new TreeMap<String, FieldSet>();
        children.forEach((edge, child) -> {
            var below = child.named(Fields.below(schema, edge));
            var declared = edge.startsWith("f:") && schema.isNamed(edge.substring(2));
            changed.put(edge, declared ? below.asMember() : below);
        });
        return of(member, changed);
    }

    static FieldSet parse(JsonNode fieldsV1) {
        return parseBelow(fieldsV1, fieldsV1.has("."));
    }

    private static FieldSet parseBelow(JsonNode fieldsV1, boolean member) {
        var children = new TreeMap<String, FieldSet>();
        fieldsV1.properties().forEach(e -> {
            if (!e.getKey().equals(".")) {
                var below = e.getValue();
                children.put(e.getKey(), parseBelow(below, below.has(".") || below.isEmpty()));
            }
        });
        return of(member, children);
    }

    ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        if (member && !children.isEmpty()) {
            json.putObject(".");
        }
        children.forEach((edge, child) -> json.set(edge, child.toJson()));
        return json;
    }

    /** Every member as people read it: {@code .spec.peers[name="hkix"].peerASN}. */
    List<String> paths() {
        var paths = new ArrayList<String>();
        collect("", paths);
        return paths;
    }

    private void collect(String prefix, List<String> paths) {
        if (member) {
            paths.add(prefix);
        }
        children.forEach((edge, child) -> child.collect(prefix + spoken(edge), paths));
    }

    static String spoken(String edge) {
        return switch (edge.charAt(0)) {
            case 'f' -> "." + edge.substring(2);
            case 'k' -> "[" + edge.substring(3, edge.length() - 1).replaceAll("\"([^\"]+)\":", "$1=") + "]";
            case 'v' -> "[=" + edge.substring(2) + "]";
            default -> "[" + edge.substring(2) + "]";
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldSet set && member == set.member && children.equals(set.children);
    }

    @Override
    public int hashCode() {
        return 31 * children.hashCode() + Boolean.hashCode(member);
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
