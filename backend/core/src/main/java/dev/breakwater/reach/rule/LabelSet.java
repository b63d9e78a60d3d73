package dev.breakwater.reach.rule;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The labels of one identity: one for each key, whatever the source, as Cilium keeps them; hashed once. */
public final class LabelSet extends AbstractSet<Label> {
    private final Map<String, Label> byKey;
    private final Label[] sorted;
    private final int hash;

    private LabelSet(Map<String, Label> byKey) {
        this.byKey = byKey;
        this.sorted = byKey.values().toArray(Label[]::new);
        Arrays.sort(sorted, Comparator.comparing(Label::key));
        this.hash = Set.of(sorted).hashCode();
    }

    /** Of two labels with one key the later one stays. */
    public static LabelSet of(Collection<Label> labels) {
        if (labels instanceof LabelSet already) {
            return already;
        }
        var byKey = new HashMap<String, Label>(labels.size() * 2);
        labels.forEach(label -> byKey.put(label.key(), label));
        return new LabelSet(byKey);
    }

    public @Nullable Label byKey(String key) {
        return byKey.get(key);
    }

    @Override
    public boolean contains(@Nullable Object other) {
        return other instanceof Label label && label.equals(byKey.get(label.key()));
    }

    @Override
    public Iterator<Label> iterator() {
        return Arrays.asList(sorted).iterator();
    }

    @Override
    public int size() {
        return sorted.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof LabelSet that
                        ? hash == that.hash && byKey.equals(that.byKey)
                        : super.equals(other));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
