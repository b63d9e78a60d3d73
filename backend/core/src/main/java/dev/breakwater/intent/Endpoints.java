package dev.breakwater.intent;

import dev.breakwater.vocabulary.NamespaceName;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Endpoints of one tenant: in the given namespaces of it (none given: in all of them) with all the given labels. */
public record Endpoints(SortedSet<NamespaceName> namespaces, Labels labels) {
    public static final Endpoints ALL = new Endpoints(new TreeSet<>(), Labels.NONE);

    public Endpoints {
        namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
    }

    public static Endpoints labelled(Labels labels) {
        return new Endpoints(new TreeSet<>(), labels);
    }
}
