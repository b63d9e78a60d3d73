package dev.breakwater.rollout.work;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.compiler.Unit;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.planning.Step;
import dev.breakwater.rollout.Observed;
import dev.breakwater.rollout.memory.Entry;
import dev.breakwater.rollout.route.Track;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a plan's steps into moves against what stands at that moment; what a step found done already needs none. */
final class Moves {
    private final Workshop shop;
    private final long revision;
    private final Map<ObjectRef, DesiredObject> desired = new HashMap<>();

    Moves(Workshop shop, Pass.Target target) {
        this.shop = shop;
        this.revision = target.revision();
        target.desired().forEach(each -> desired.put(each.ref(), each));
    }

    Optional<Move> of(Track track, Step step) {
        return switch (step) {
            case Step.Put(var manifest, var _) -> put(manifest);
            case Step.TemporaryPut(var manifest, var _) -> Optional.of(temporary(track, manifest));
            case Step.Prune(var ref, var _) -> removal(ref);
            case Step.Release(var ref, var _) -> removal(ref);
        };
    }

    private Optional<Move> put(Manifest manifest) {
        ObjectRef ref = manifest.ref();
        Entry entry = shop.inventory().entries().get(ref);
        Observed there = shop.world().objects().get(ref);
        DesiredObject wanted = desired.get(ref);
        if (wanted == null || Agenda.isTakenBack(entry, revision)) {
            return Optional.empty();
        }
        var form = wanted.digest().equals(manifest.digest())
                ? wanted
                : new DesiredObject(ref, wanted.unit(), manifest.yaml(), manifest.digest(), wanted.generation());
        return Agenda.stands(form, entry, there) ? Optional.empty() : Optional.of(new Move.Put(form, there));
    }

    /** Known before it is put, like every object, so that whoever comes after a crash takes it away. */
    private Move temporary(Track track, Manifest manifest) {
        ObjectRef ref = manifest.ref();
        String owner = Unit.PREFIX + manifest.labels().get(shop.surroundings().tenantLabel());
        String unit = track.units().contains(owner) ? owner : track.units().first();
        if (!shop.inventory().entries().containsKey(ref)) {
            shop.inventory().put(Entry.temporary(ref, unit, shop.now()));
        }
        var form = new DesiredObject(ref, unit, manifest.yaml(), manifest.digest(), 0);
        return new Move.Put(form, shop.world().objects().get(ref));
    }

    private Optional<Move> removal(ObjectRef ref) {
        Entry entry = shop.inventory().entries().get(ref);
        Observed there = shop.world().objects().get(ref);
        return entry != null && there != null && entry.isOf(there)
                ? Optional.of(new Move.Removal(entry, there))
                : Optional.empty();
    }
}
