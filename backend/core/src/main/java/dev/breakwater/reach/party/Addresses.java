package dev.breakwater.reach.party;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The address space cut at every prefix: a prefix's own cell is what no longer prefix within it takes. Cells stand in the order of
 * the tree, so that the cells of a prefix are one range.
 */
final class Addresses {
    private final Prefix[] prefixes;
    private final int[] parents;
    private final int[] ends;
    private final int[] cellsBefore;
    private final @Nullable Prefix[] examples;

    private Addresses(Prefix[] prefixes, Set<Prefix> managed) {
        this.prefixes = prefixes;
        this.parents = new int[prefixes.length];
        this.ends = new int[prefixes.length];
        this.cellsBefore = new int[prefixes.length + 1];
        this.examples = new Prefix[prefixes.length];
        nest();
        List<List<Prefix>> children = children();
        for (int i = 0; i < prefixes.length; i++) {
            examples[i] = managed.contains(prefixes[i]) ? null : firstFree(prefixes[i], children.get(i));
            cellsBefore[i + 1] = cellsBefore[i] + (examples[i] == null ? 0 : 1);
        }
    }

    /** Managed addresses, of pods and nodes, belong to no cell. */
    static Addresses of(Collection<Prefix> named, Set<Prefix> managed, boolean dualStack) {
        var all = new TreeSet<>(named);
        all.addAll(managed);
        all.removeIf(prefix -> prefix.v6() && !dualStack);
        all.add(Prefix.ALL_IPV4);
        if (dualStack) {
            all.add(Prefix.ALL_IPV6);
        }
        return new Addresses(all.toArray(Prefix[]::new), managed);
    }

    private void nest() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < prefixes.length; i++) {
            while (!open.isEmpty() && !prefixes[open.peek()].contains(prefixes[i])) {
                ends[open.pop()] = i;
            }
            parents[i] = open.isEmpty() ? -1 : open.peek();
            open.push(i);
        }
        open.forEach(left -> ends[left] = prefixes.length);
    }

    private List<List<Prefix>> children() {
        List<List<Prefix>> children = new ArrayList<>();
        for (int i = 0; i < prefixes.length; i++) {
            children.add(new ArrayList<>(0));
            if (parents[i] >= 0) {
                children.get(parents[i]).add(prefixes[i]);
            }
        }
        return children;
    }

    private static @Nullable Prefix firstFree(Prefix within, List<Prefix> taken) {
        Prefix free = within.firstAddress();
        for (Prefix each : taken) {
            if (!each.firstAddress().equals(free)) {
                return free;
            }
            free = each.behind();
            if (free == null) {
                return null;
            }
        }
        return within.contains(free) ? free : null;
    }

    int cells() {
        return cellsBefore[prefixes.length];
    }

    /** Where the prefix stands in the tree; negative if it was not among those that cut. */
    int indexOf(Prefix prefix) {
        return Arrays.binarySearch(prefixes, prefix);
    }

    int size() {
        return prefixes.length;
    }

    Prefix prefix(int index) {
        return prefixes[index];
    }

    int parent(int index) {
        return parents[index];
    }

    /** The first cell within the prefix at this place. */
    int firstCell(int index) {
        return cellsBefore[index];
    }

    /** The cell behind the last one within the prefix at this place. */
    int endCell(int index) {
        return cellsBefore[ends[index]];
    }

    /** An address of the prefix's own cell; null when longer prefixes take it all. */
    @Nullable
    Prefix example(int index) {
        return examples[index];
    }

    /** The longest prefix that holds the address; -1 when its family is not there. */
    int longest(Prefix address) {
        int at = indexOf(address);
        int candidate = at >= 0 ? at : -at - 2;
        while (candidate >= 0 && !prefixes[candidate].contains(address)) {
            candidate = parents[candidate];
        }
        return candidate;
    }
}
