package dev.breakwater.rollout.route;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands and what is desired of one unit, as far as one kind of plan is concerned. */
record Part(String unit, List<Manifest> observed, List<Manifest> desired) {
    Part {
        observed = List.copyOf(observed);
        desired = List.copyOf(desired);
    }

    Part only(Realm realm) {
        return new Part(
                unit,
                observed.stream().filter(realm::holds).toList(),
                desired.stream().filter(realm::holds).toList());
    }

    /** The same with nothing to be done. */
    Part asItStands() {
        return new Part(unit, observed, observed);
    }

    /** Whether anything of what stands goes or takes another form. */
    boolean gives() {
        return !Set.copyOf(desired).containsAll(observed);
    }

    /** Whether a namespace gets our label in this, or loses it. */
    boolean joinsOrLeaves() {
        return !namespaces(observed).equals(namespaces(desired));
    }

    private static Set<ObjectRef> namespaces(List<Manifest> manifests) {
        return manifests.stream()
                .map(Manifest::ref)
                .filter(ref -> ref.kind().equals(ObjectKind.NAMESPACE.kind()))
                .collect(Collectors.toSet());
    }

    Stream<Manifest> all() {
        return Stream.concat(observed.stream(), desired.stream());
    }
}
