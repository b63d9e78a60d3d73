package dev.breakwater.situation;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands and what is desired of one unit, as far as one kind of plan is concerned. */
public record Part(String unit, List<Manifest> observed, List<Manifest> desired) {
    public Part {
        observed = List.copyOf(observed);
        desired = List.copyOf(desired);
    }

    public Part only(Realm realm) {
        return new Part(
                unit,
                observed.stream().filter(realm::holds).toList(),
                desired.stream().filter(realm::holds).toList());
    }

    /** The same with nothing to be done. */
    public Part asItStands() {
        return new Part(unit, observed, observed);
    }

    /** The same when nothing is left to be done. */
    public Part asDesired() {
        return new Part(unit, desired, desired);
    }

    /** Whether something is to be done. */
    public boolean moves() {
        return !Set.copyOf(observed).equals(Set.copyOf(desired));
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

    public Stream<Manifest> all() {
        return Stream.concat(observed.stream(), desired.stream());
    }
}
