package dev.breakwater.console.difference;

import dev.breakwater.change.ManifestDifference.Kind;
import dev.breakwater.cilium.ObjectRef;
import java.util.regex.Pattern;

/**
 * One object that two states do not share, as people think of it: an object whose name ends in a digest of its content is the same
 * one under another name. {@code ref} is the later one's where there is a later one.
 */
record ObjectDifference(ObjectRef ref, Kind kind, String before, String after) {
    private static final Pattern DIGEST = Pattern.compile("-[0-9a-f]{10}$");
    private static final Pattern FRAME = Pattern.compile(".*-(closed|(base|guard)-[0-9a-f]{10})");

    /** What stays of the name when the content changes. */
    static String stem(ObjectRef ref) {
        return ref.kind() + "/" + ref.namespace() + "/"
                + DIGEST.matcher(ref.name()).replaceFirst("");
    }

    /** Whether nobody asked for it by itself: it comes with every tenant, or with the cluster. */
    boolean isGenerated() {
        return switch (ref.kind()) {
            case "Namespace", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding" -> true;
            default -> FRAME.matcher(ref.name()).matches();
        };
    }
}
