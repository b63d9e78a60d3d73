package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.memory.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of the cluster what a person has to know of single objects: which of them others hold, and which hold up their unit. */
final class Troubles {
    private static final int MOST = 20;

    private Troubles() {}

    /** {@code waiting} are objects that did not go, each with what it waits for. */
    static List<String> of(Collection<Entry> entries, Map<ObjectRef, ObjectRef> waiting) {
        List<String> all = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.ref().toString()))
                .flatMap(entry -> Stream.ofNullable(about(entry, waiting)))
                .toList();
        if (all.size() <= MOST) {
            return all;
        }
        var few = new ArrayList<>(all.subList(0, MOST));
        few.add((all.size() - MOST) + " more objects are held by others or hold up their units");
        return few;
    }

    private static @Nullable String about(Entry entry, Map<ObjectRef, ObjectRef> waiting) {
        long held = waiting.values().stream().filter(entry.ref()::equals).count();
        boolean isHeld = entry.result().manager() != null && entry.desiredDigest() != null;
        if (!isHeld && held == 0) {
            return null;
        }
        String sentence = named(entry.ref()) + " of " + entry.unit() + " "
                + word(entry.result().standing()) + ": " + why(entry);
        return held == 0 ? sentence : sentence + ". For it wait, and nothing is pruned meanwhile: " + held + " objects";
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case CONFLICTED -> "is conflicted";
            case DRIFTED -> "has drifted";
            case REFUSED -> "is refused";
            case HELD -> "is held";
            case UNREACHABLE, PENDING, APPLIED -> "is not done";
        };
    }

    /** What is known of it, with whoever holds which of its fields. */
    static String why(Entry entry) {
        Entry.Result result = entry.result();
        String reason = Objects.requireNonNullElse(result.reason(), "it waits");
        return result.manager() == null
                ? reason
                : reason + " (" + result.manager() + " holds " + String.join(", ", result.fields()) + ")";
    }

    static String named(ObjectRef ref) {
        return ref.kind() + " " + ref.name();
    }
}
