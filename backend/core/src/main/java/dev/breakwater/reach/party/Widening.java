package dev.breakwater.reach.party;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.Party.Kind;
import dev.breakwater.reach.rule.DomainPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts known parties at new prefixes and names. A new party gets the next number and an origin: the party that it was part of, from
 * which no clause so far can tell it.
 */
final class Widening {
    private final Parties before;
    private final Addresses addresses;
    private final int[] cells;
    private final List<Party> all;
    private final List<Integer> origins = new ArrayList<>();
    private final Set<DomainPattern> patterns;
    private final List<DomainPattern> wildcards;
    private boolean fails;

    Widening(Parties before, Mentions more) {
        this.before = before;
        this.addresses = before.peers().addresses().with(more.prefixes());
        this.all = new ArrayList<>(before.all());
        this.cells = new int[addresses.size()];
        this.patterns = new HashSet<>(before.peers().patterns());
        this.wildcards = patterns.stream().filter(DomainPattern::isPattern).toList();
        Arrays.fill(cells, -1);
        keepCells();
        for (int at = 0; at < cells.length; at++) {
            if (before.peers().addresses().indexOf(addresses.prefix(at)) < 0) {
                cut(at);
            }
        }
        new TreeSet<>(Names.representing(more.patterns())).forEach(this::name);
        patterns.addAll(more.patterns());
        for (int at = 0; at < cells.length; at++) {
            fails |= cells[at] >= 0 && addresses.example(at) == null;
        }
    }

    /** Whether some new party has no origin among the known ones, so that all has to be counted anew. */
    boolean fails() {
        return fails;
    }

    Parties parties() {
        return new Parties(before, all, origins, before.peers().cut(addresses, cells, all, patterns));
    }

    private void keepCells() {
        Addresses known = before.peers().addresses();
        for (int at = 0; at < known.size(); at++) {
            cells[addresses.indexOf(known.prefix(at))] = before.peers().cell(at);
        }
    }

    /** Its addresses were the parent's own until now; outer prefixes come first. */
    private void cut(int at) {
        int parent = addresses.parent(at);
        if (addresses.example(at) == null || parent < 0) {
            return;
        }
        int origin = cells[parent];
        if (origin < 0) {
            fails = true;
        } else if (addresses.example(parent) == null && lastOf(parent) == at) {
            all.set(origin, renamed(all.get(origin), addresses.prefix(at).toString()));
            cells[at] = origin;
            cells[parent] = -1;
        } else {
            cells[at] = add(all.get(origin), addresses.prefix(at).toString(), origin);
        }
    }

    /** The last new prefix that takes from the parent; if nothing is left of that, it inherits the number. */
    private int lastOf(int parent) {
        int last = -1;
        for (int at = parent + 1; at < addresses.size(); at++) {
            boolean fresh = before.peers().addresses().indexOf(addresses.prefix(at)) < 0;
            if (addresses.parent(at) == parent && fresh && addresses.example(at) != null) {
                last = at;
            }
        }
        return last;
    }

    private int add(Party like, String name, int origin) {
        all.add(new Party(all.size(), like.kind(), name, like.namespace(), like.labels()));
        origins.add(origin);
        return all.size() - 1;
    }

    private static Party renamed(Party party, String name) {
        return new Party(party.index(), party.kind(), name, party.namespace(), party.labels());
    }

    private void name(String name) {
        if (before.peers().knows(name)) {
            return;
        }
        Set<DomainPattern> matching = matching(name);
        int origin = all.stream()
                .filter(party -> party.kind() == Kind.NAME
                        && party.index() < before.all().size())
                .filter(party -> !patterns.contains(new DomainPattern(party.name(), false)))
                .filter(party -> matching.equals(matching(party.name())))
                .mapToInt(Party::index)
                .findFirst()
                .orElse(-1);
        if (origin < 0) {
            fails = true;
        } else {
            add(all.get(origin), name, origin);
        }
    }

    private Set<DomainPattern> matching(String name) {
        Set<DomainPattern> matching = new HashSet<>();
        for (DomainPattern pattern : wildcards) {
            if (pattern.matches(name)) {
                matching.add(pattern);
            }
        }
        return matching;
    }
}
