package dev.breakwater.desiredstate;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.breakwater.change.ManifestDifference;
import dev.breakwater.change.ManifestDifference.Kind;
import dev.breakwater.cilium.ObjectRef;
import java.util.List;

/** One object at two revisions, compared to the byte; a side without it is empty. */
final class Difference {
    private static final int CONTEXT = 3;

    private Difference() {}

    static ManifestDifference of(ObjectRef ref, String before, String after) {
        return new ManifestDifference(ref, kind(before, after), before, after, unified(ref, before, after));
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
}
