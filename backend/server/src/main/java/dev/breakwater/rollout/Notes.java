package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.ObjectStatus.Standing;
import java.util.List;
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
        Entry seen = current.seen(observed);
        Entry.Result result = resultOf(desired, seen, observed);
        shop.inventory().put(result == null ? seen : seen.with(result));
    }

    private static boolean isAsked(Entry entry, DesiredObject desired) {
        return desired.digest().equals(entry.desiredDigest())
                && desired.unit().equals(entry.unit())
                && desired.generation() == entry.generation();
    }

    private Entry.@Nullable Result resultOf(DesiredObject desired, Entry entry, @Nullable Observed observed) {
        if (Agenda.stands(desired, entry, observed)) {
            return entry.invalid()
                    ? Entry.Result.of(Standing.REFUSED, "Cilium refuses it: " + complaint(entry), shop.now())
                    : Entry.Result.of(Standing.APPLIED, null, shop.now());
        }
        return entry.result().standing() == Standing.APPLIED ? drift(observed) : null;
    }

    private Entry.Result drift(@Nullable Observed observed) {
        String how = observed == null ? "Someone else took it away" : "Someone else changed fields of ours";
        return Entry.Result.of(Standing.DRIFTED, how, shop.now());
    }

    private static String complaint(Entry entry) {
        return entry.conditions().stream()
                .filter(Condition::saysInvalid)
                .map(Condition::message)
                .findFirst()
                .orElse("");
    }

    void unwanted(Entry entry) {
        if (entry.desiredDigest() != null) {
            shop.inventory().put(entry.wanting(null, shop.now()));
        }
    }

    boolean isInvalid(ObjectRef ref) {
        Entry entry = shop.inventory().entries().get(ref);
        return entry != null && entry.result().standing() == Standing.REFUSED && entry.invalid();
    }

    /** What Cilium refuses by now. */
    List<DesiredObject> invalid(List<DesiredObject> desired) {
        return desired.stream()
                .filter(each -> {
                    Observed observed = shop.world().objects().get(each.ref());
                    return observed != null && observed.conditions().stream().anyMatch(Condition::saysInvalid);
                })
                .toList();
    }
}
