package dev.breakwater.rollout.route;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.Observed;
import dev.breakwater.rollout.memory.Entry;
import dev.breakwater.situation.Group;
import dev.breakwater.situation.ManifestText;
import dev.breakwater.situation.Part;
import dev.breakwater.situation.Realm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a way is asked for.
 *
 * @param moving what does not stand as desired, each with its unit
 * @param fixed what is desired otherwise but cannot be changed: the way is planned around it, as it stands
 */
public record Inquiry(
        long revision,
        List<DesiredObject> desired,
        Map<ObjectRef, Entry> inventory,
        Map<ObjectRef, Observed> world,
        Map<ObjectRef, String> moving,
        Set<ObjectRef> fixed) {

    boolean moves(String unit, Realm realm) {
        return moving.entrySet().stream().anyMatch(each -> each.getValue().equals(unit) && realm.holds(each.getKey()));
    }

    /** All that stands and all that is desired of every unit of which something moves. */
    List<Part> parts(Contents contents) {
        return parts(contents, new TreeSet<>(moving.values()));
    }

    /** As constants for those whose addresses it announces; nothing when it moves itself. */
    Optional<Part> fabricAsItStands(Contents contents) {
        return moves(Group.FABRIC, Realm.FABRIC)
                ? Optional.empty()
                : parts(contents, Set.of(Group.FABRIC)).stream()
                        .map(part -> part.only(Realm.FABRIC).asItStands())
                        .findFirst();
    }

    private List<Part> parts(Contents contents, Set<String> units) {
        var wanted = new TreeMap<ObjectRef, Manifest>();
        var observed = new HashMap<String, List<Manifest>>();
        var sought = new HashMap<String, List<Manifest>>();
        desired.stream().filter(each -> units.contains(each.unit())).forEach(each -> {
            Manifest manifest = ManifestText.parsed(each.yaml());
            wanted.put(each.ref(), manifest);
            if (!fixed.contains(each.ref())) {
                sought.computeIfAbsent(each.unit(), _ -> new ArrayList<>()).add(manifest);
            }
        });
        contents.of(standing(units, wanted.keySet()), wanted).forEach((ref, manifest) -> {
            observed.computeIfAbsent(unit(ref), _ -> new ArrayList<>()).add(manifest);
            if (fixed.contains(ref)) {
                sought.computeIfAbsent(unit(ref), _ -> new ArrayList<>()).add(manifest);
            }
        });
        return units.stream()
                .map(unit ->
                        new Part(unit, observed.getOrDefault(unit, List.of()), sought.getOrDefault(unit, List.of())))
                .toList();
    }

    private String unit(ObjectRef ref) {
        return Objects.requireNonNull(inventory.get(ref)).unit();
    }

    private List<Contents.Standing> standing(Set<String> units, Set<ObjectRef> wanted) {
        return inventory.values().stream()
                .filter(entry -> units.contains(entry.unit()))
                .flatMap(entry -> {
                    Observed there = world.get(entry.ref());
                    if (there == null || !(entry.isOf(there) || wanted.contains(entry.ref()))) {
                        return Stream.empty();
                    }
                    return Stream.of(standing(entry, there));
                })
                .toList();
    }

    private static Contents.Standing standing(Entry entry, Observed there) {
        return new Contents.Standing(entry.ref(), entry.untouched(there) ? there.digest() : null);
    }
}
