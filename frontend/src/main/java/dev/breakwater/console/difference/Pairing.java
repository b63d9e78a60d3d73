package dev.breakwater.console.difference;

import com.github.difflib.DiffUtils;
import dev.breakwater.change.ManifestDifference;
import dev.breakwater.change.ManifestDifference.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Brings together what was put and what was taken away in its place: such objects are never edited, but follow each other. */
final class Pairing {
    private final List<ManifestDifference> removed;
    private final List<ObjectDifference> found = new ArrayList<>();

    private Pairing(List<ManifestDifference> removed) {
        this.removed = new ArrayList<>(removed);
    }

    /** In the order of their kinds and names, what was asked for before what is generated. */
    static List<ObjectDifference> of(List<ManifestDifference> differences) {
        var pairing = new Pairing(
                differences.stream().filter(each -> each.kind() == Kind.REMOVED).toList());
        differences.stream().filter(each -> each.kind() != Kind.REMOVED).forEach(pairing::add);
        pairing.removed.forEach(each -> pairing.found.add(alone(each)));
        return pairing.found.stream()
                .sorted(Comparator.comparing(ObjectDifference::isGenerated).thenComparing(ObjectDifference::ref))
                .toList();
    }

    private void add(ManifestDifference later) {
        Optional<ManifestDifference> earlier = later.kind() == Kind.ADDED ? closest(later) : Optional.empty();
        earlier.ifPresent(removed::remove);
        found.add(earlier.map(before -> replaced(before, later)).orElseGet(() -> alone(later)));
    }

    private Optional<ManifestDifference> closest(ManifestDifference later) {
        String stem = ObjectDifference.stem(later.ref());
        return removed.stream()
                .filter(each -> ObjectDifference.stem(each.ref()).equals(stem))
                .min(Comparator.comparingInt(each -> distance(each.before(), later.after())));
    }

    private static int distance(String before, String after) {
        return DiffUtils.diff(before.lines().toList(), after.lines().toList()).getDeltas().stream()
                .mapToInt(delta -> delta.getSource().size() + delta.getTarget().size())
                .sum();
    }

    private static ObjectDifference alone(ManifestDifference each) {
        return new ObjectDifference(each.ref(), each.kind(), each.before(), each.after());
    }

    /** The name follows from the content, so it is no difference of its own. */
    private static ObjectDifference replaced(ManifestDifference before, ManifestDifference later) {
        String renamed =
                before.before().replace(before.ref().name(), later.ref().name());
        return new ObjectDifference(later.ref(), Kind.CHANGED, renamed, later.after());
    }
}
