package dev.breakwater.rollout.memory;

import dev.breakwater.cilium.ObjectRef;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Every object that we have put or are about to put, as its holder knows it; written down in bundles. */
public final class Inventory {
    private final InventoryTable table;
    private final Map<ObjectRef, Entry> entries = new ConcurrentHashMap<>();
    private final Set<ObjectRef> changed = ConcurrentHashMap.newKeySet();
    private final Set<ObjectRef> gone = ConcurrentHashMap.newKeySet();

    public Inventory(InventoryTable table) {
        this.table = table;
    }

    /** Forgets what was known in memory: somebody else may have written meanwhile. */
    public void load() {
        entries.clear();
        changed.clear();
        gone.clear();
        table.load().forEach(entry -> entries.put(entry.ref(), entry));
    }

    public Map<ObjectRef, Entry> entries() {
        return entries;
    }

    public void put(Entry entry) {
        Entry before = entries.put(entry.ref(), entry);
        if (!Objects.equals(before, entry)) {
            gone.remove(entry.ref());
            changed.add(entry.ref());
        }
    }

    public void update(ObjectRef ref, UnaryOperator<Entry> change) {
        Entry before = entries.get(ref);
        if (before != null) {
            put(change.apply(before));
        }
    }

    public void remove(ObjectRef ref) {
        if (entries.remove(ref) != null) {
            changed.remove(ref);
            gone.add(ref);
        }
    }

    /** Writes what changed since the last time. */
    public void flush(Lease.Grant grant) {
        var refs = new HashSet<>(changed);
        var removed = new HashSet<>(gone);
        if (refs.isEmpty() && removed.isEmpty()) {
            return;
        }
        table.save(
                grant, refs.stream().map(entries::get).filter(Objects::nonNull).toList(), removed);
        changed.removeAll(refs);
        gone.removeAll(removed);
    }
}
