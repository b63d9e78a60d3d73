package dev.breakwater.situation;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.compiler.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which units have to be planned together: those that one flow may have as its two ends while both change. Tenants that do not name
 * each other are kept apart by the guard of either, so only where some guards come while others go do strangers meet.
 */
final class Kin {
    private final Map<String, String> parents = new HashMap<>();

    private Kin() {}

    static Collection<List<Part>> ofFlows(List<Part> parts, Tenants tenants) {
        var kin = new Kin();
        Set<String> units = parts.stream().map(Part::unit).collect(Collectors.toSet());
        var byNamespace = new HashMap<ObjectRef, String>();
        for (Part part : parts) {
            tenants.of(part).stream()
                    .map(tenant -> Unit.PREFIX + tenant)
                    .filter(units::contains)
                    .forEach(unit -> kin.join(part.unit(), unit));
            part.all()
                    .filter(manifest -> manifest.ref().kind().equals(ObjectKind.NAMESPACE.kind()))
                    .map(manifest -> byNamespace.computeIfAbsent(manifest.ref(), _ -> part.unit()))
                    .forEach(unit -> kin.join(part.unit(), unit));
        }
        kin.joinStrangers(parts, tenants);
        return kin.groups(parts);
    }

    private void joinStrangers(List<Part> parts, Tenants tenants) {
        var opening = new ArrayList<String>();
        var closing = new ArrayList<String>();
        for (Part part : parts) {
            boolean before = isClosed(part.observed(), tenants);
            if (before != isClosed(part.desired(), tenants)) {
                (before ? opening : closing).add(part.unit());
            }
        }
        if (!opening.isEmpty() && !closing.isEmpty()) {
            opening.forEach(unit -> join(unit, opening.getFirst()));
            closing.forEach(unit -> join(unit, opening.getFirst()));
        }
    }

    private static boolean isClosed(List<Manifest> manifests, Tenants tenants) {
        return manifests.stream().flatMap(tenants::clausesOf).anyMatch(Tenants::closes);
    }

    /** The fabric's own objects are about everybody; without a change of theirs tenants meet over what passes from one to another. */
    static Collection<List<Part>> ofFabric(List<Part> parts) {
        var kin = new Kin();
        if (parts.stream().anyMatch(part -> part.unit().equals(Group.FABRIC) || part.gives())) {
            parts.forEach(part -> kin.join(part.unit(), parts.getFirst().unit()));
        }
        return kin.groups(parts);
    }

    private String root(String unit) {
        String parent = parents.getOrDefault(unit, unit);
        return parent.equals(unit) ? unit : root(parent);
    }

    private void join(String one, String other) {
        parents.put(root(one), root(other));
    }

    private Collection<List<Part>> groups(List<Part> parts) {
        var groups = new TreeMap<String, List<Part>>();
        parts.forEach(part -> groups.computeIfAbsent(root(part.unit()), _ -> new ArrayList<>())
                .add(part));
        return groups.values();
    }
}
