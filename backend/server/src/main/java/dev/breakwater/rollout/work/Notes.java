package dev.breakwater.rollout.work;

import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.Observed;
import dev.breakwater.rollout.memory.Entry;
import org.jspecify.annotations.Nullable;

/** Takes down in the inventory what is wanted of each object and what is seen of it. */
final class Notes {
    private final Workshop shop;

    Notes(Workshop shop) {
        this.shop = shop;
    }

    void wanted(DesiredObject desired) {
        Entry known = shop.inventory().entries().get(desired.ref());
        Entry entry = known == null ? Entry.wanted(desired, shop.now()) : known;
        Entry current = isAsked(entry, desired) ? entry : entry.wanting(desired, shop.now());
        Observed observed = shop.world().objects().get(desired.ref());
        Entry.Result result = resultOf(desired, current, observed);
        Entry seen = current.seen(observed);
        shop.inventory().put(result == null ? seen : seen.with(result));
    }

    private static boolean isAsked(Entry entry, DesiredObject desired) {
        return desired.digest().equals(entry.desiredDigest())
                && desired.unit().equals(entry.unit())
                && desired.generation() == entry.generation();
    }

    private Entry.@Nullable Result resultOf(DesiredObject desired, Entry entry, @Nullable Observed observed) {
        if (observed == null || !Agenda.stands(desired, entry, observed)) {
            return entry.result().standing() == Standing.APPLIED ? drift(observed) : null;
        }
        if (Recall.isFor(entry, observed)) {
            return null; // it says so once it is taken back: until then, a crash must not make it look decided
        }
        String complaint = Recall.complaint(observed);
        return complaint == null
                ? Entry.Result.standing(observed, shop.now())
                : Entry.Result.of(Standing.REFUSED, "Cilium refuses it: " + complaint, shop.now());
    }

    private Entry.Result drift(@Nullable Observed observed) {
        String how = observed == null ? "Someone else took it away" : "Someone else changed fields of ours";
        return Entry.Result.of(Standing.DRIFTED, how, shop.now());
    }

    void unwanted(Entry entry) {
        if (entry.desiredDigest() != null) {
            shop.inventory().put(entry.wanting(null, shop.now()));
        }
    }
}
