package dev.breakwater.assessment;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.compiler.Unit;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.desiredstate.DesiredStates.Transition;
import dev.breakwater.situation.ManifestText;
import dev.breakwater.situation.Part;
import dev.breakwater.situation.Realm;
import dev.breakwater.vocabulary.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a revision moves: as observed counts what the revision before it desired. */
record Moves(List<Part> parts) {
    Moves {
        parts = List.copyOf(parts);
    }

    static Moves of(List<Transition> transitions) {
        return new Moves(transitions.stream().map(Moves::part).toList());
    }

    private static Part part(Transition unit) {
        // what stays is read once, and is then known to be the same without being compared
        var read = new HashMap<DesiredObject, Manifest>();
        return new Part(unit.unit(), manifests(unit.before(), read), manifests(unit.after(), read));
    }

    static Part standing(String unit, List<DesiredObject> objects) {
        List<Manifest> manifests = manifests(objects, new HashMap<>());
        return new Part(unit, manifests, manifests);
    }

    private static List<Manifest> manifests(List<DesiredObject> objects, Map<DesiredObject, Manifest> read) {
        return objects.stream()
                .map(object -> read.computeIfAbsent(object, it -> ManifestText.parsed(it.yaml())))
                .toList();
    }

    /** Of one realm, the parts that move in it. */
    Moves in(Realm realm) {
        return new Moves(
                parts.stream().map(part -> part.only(realm)).filter(Part::moves).toList());
    }

    /** Those that the actor may see. */
    Moves seenBy(Actor actor) {
        return new Moves(parts.stream().filter(part -> sees(actor, part.unit())).toList());
    }

    static boolean sees(Actor actor, String unit) {
        return actor.seesEverything() || (Unit.parse(unit) instanceof Unit.Tenant(var tenant) && actor.sees(tenant));
    }
}
