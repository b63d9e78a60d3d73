package dev.breakwater.reach.algebra;

import dev.breakwater.reach.algebra.Scan.Found;
import dev.breakwater.reach.party.Bits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a scan found, pair by pair, put together into few rectangles of sources and destinations. */
final class Findings {
    private final Map<Found, Map<Integer, Bits.Builder>> rows = new HashMap<>();
    private final Map<Found, Map<Integer, Bits.Builder>> columns = new HashMap<>();

    /** Each of the sources to each of the destinations. */
    record Rectangle(Found found, Bits sources, Bits destinations) {}

    void addRow(Found found, int source, Bits destinations) {
        add(rows, found, source, destinations);
    }

    void addColumn(Found found, Bits sources, int destination) {
        if (!sources.isEmpty()) {
            add(columns, found, destination, sources);
        }
    }

    private static void add(Map<Found, Map<Integer, Bits.Builder>> lines, Found found, int line, Bits across) {
        lines.computeIfAbsent(found, _ -> new TreeMap<>())
                .computeIfAbsent(line, _ -> new Bits.Builder())
                .addAll(across);
    }

    List<Rectangle> rectangles() {
        List<Rectangle> all = new ArrayList<>();
        rows.forEach((found, lines) -> all.addAll(fewest(found, lines)));
        columns.forEach((found, lines) ->
                joined(lines).forEach((sources, targets) -> all.add(new Rectangle(found, sources, targets.build()))));
        return merged(all);
    }

    /** Lines that are equal become one rectangle; the other way round if that gives fewer. */
    private static List<Rectangle> fewest(Found found, Map<Integer, Bits.Builder> lines) {
        Map<Bits, Bits.Builder> bySource = joined(lines);
        Map<Bits, Bits.Builder> byTarget = bySource.size() == 1 ? bySource : joined(transposed(lines));
        List<Rectangle> rectangles = new ArrayList<>();
        if (bySource.size() <= byTarget.size()) {
            bySource.forEach((targets, sources) -> rectangles.add(new Rectangle(found, sources.build(), targets)));
        } else {
            byTarget.forEach((sources, targets) -> rectangles.add(new Rectangle(found, sources, targets.build())));
        }
        return rectangles;
    }

    private static Map<Bits, Bits.Builder> joined(Map<Integer, Bits.Builder> lines) {
        Map<Bits, Bits.Builder> joined = new LinkedHashMap<>();
        lines.forEach((line, across) ->
                joined.computeIfAbsent(across.build(), _ -> new Bits.Builder()).add(line));
        return joined;
    }

    private static Map<Integer, Bits.Builder> transposed(Map<Integer, Bits.Builder> lines) {
        Map<Integer, Bits.Builder> transposed = new TreeMap<>();
        lines.forEach((line, across) -> across.build()
                .forEach(other -> transposed
                        .computeIfAbsent(other, _ -> new Bits.Builder())
                        .add(line)));
        return transposed;
    }

    /** Those of one finding that share their sources, then those that share their destinations, become one. */
    private static List<Rectangle> merged(List<Rectangle> rectangles) {
        record Key(Found found, Bits shared) {}
        Map<Key, Bits.Builder> bySources = new LinkedHashMap<>();
        rectangles.forEach(each -> bySources
                .computeIfAbsent(new Key(each.found, each.sources), _ -> new Bits.Builder())
                .addAll(each.destinations));
        Map<Key, Bits.Builder> byTargets = new LinkedHashMap<>();
        bySources.forEach((key, targets) -> byTargets
                .computeIfAbsent(new Key(key.found, targets.build()), _ -> new Bits.Builder())
                .addAll(key.shared));
        List<Rectangle> merged = new ArrayList<>();
        byTargets.forEach((key, sources) -> merged.add(new Rectangle(key.found, sources.build(), key.shared)));
        return merged;
    }
}
