package dev.breakwater.desiredstate;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.breakwater.change.ManifestDifference;
import dev.breakwater.change.ManifestDifference.Kind;
import dev.breakwater.cilium.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two sets of objects, compared by ref and to the byte. */
final class Difference {
    private static final int CONTEXT = 3;

    private Difference() {}

    static List<ManifestDifference> between(Map<ObjectRef, DesiredObject> before, Map<ObjectRef, DesiredObject> after) {
        var refs = new TreeSet<>(before.keySet());
        refs.addAll(after.keySet());
        return refs.stream()
                .flatMap(ref -> of(ref, yaml(before.get(ref)), yaml(after.get(ref))))
                .toList();
    }

    private static Stream<ManifestDifference> of(ObjectRef ref, String before, String after) {
        return before.equals(after)
                ? Stream.empty()
                : Stream.of(
                        new ManifestDifference(ref, kind(before, after), before, after, unified(ref, before, after)));
    }

    private static Kind kind(String before, String after) {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }

    private static String unified(ObjectRef ref, String before, String after) {
        List<String> old = lines(before);
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                before.isEmpty() ? "/dev/null" : "a/" + ref,
                after.isEmpty() ? "/dev/null" : "b/" + ref,
                old,
                DiffUtils.diff(old, lines(after)),
                CONTEXT);
        return String.join("\n", diff) + "\n";
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private static String yaml(@Nullable DesiredObject object) {
        return Optional.ofNullable(object).map(DesiredObject::yaml).orElse("");
    }
}
