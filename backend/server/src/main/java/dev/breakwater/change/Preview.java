package dev.breakwater.change;

import java.util.List;

/** What a proposal would do to the desired state of revision {@code base}, and each of its operations in words. */
public record Preview(long base, List<ManifestDifference> differences, List<String> sentences, Assessment assessment) {
    public Preview {
        differences = List.copyOf(differences);
        sentences = List.copyOf(sentences);
    }
}
