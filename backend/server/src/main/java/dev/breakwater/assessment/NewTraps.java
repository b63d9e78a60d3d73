package dev.breakwater.assessment;

import dev.breakwater.change.Assessment.Trap;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.lint.Finding;
import dev.breakwater.reach.lint.Lint;
import dev.breakwater.situation.Neighbourhood;
import dev.breakwater.situation.Part;
import dev.breakwater.situation.Realm;
import dev.breakwater.situation.Tenants;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lint finds in a unit's policies that it did not find in them before. */
final class NewTraps {
    /** An edited policy is another object; what was found in it before is no news for that. */
    private static final Pattern HASH = Pattern.compile("-[0-9a-f]{10}(?![0-9a-z-])");

    private NewTraps() {}

    static List<Trap> of(Moves moves, String tenantLabel) {
        return moves.in(Realm.FLOWS).parts().stream()
                .flatMap(part -> of(part, tenantLabel))
                .toList();
    }

    private static Stream<Trap> of(Part part, String tenantLabel) {
        Set<String> before =
                findings(part.asItStands(), tenantLabel).map(NewTraps::content).collect(Collectors.toSet());
        return findings(part.asDesired(), tenantLabel)
                .filter(finding -> !before.contains(content(finding)))
                .map(NewTraps::trap);
    }

    private static Stream<Finding> findings(Part part, String tenantLabel) {
        Tenants tenants = Tenants.of(tenantLabel, List.of(part));
        Topology topology = Neighbourhood.ofNamed(List.of(part), tenants);
        return Stream.concat(
                Lint.of(topology, tenants.clauses(List.of(part))).stream(),
                part.desired().stream()
                        .filter(NewTraps::isPolicy)
                        .flatMap(manifest -> Lint.of(topology, manifest.body().plain()).stream()));
    }

    private static boolean isPolicy(Manifest manifest) {
        return manifest.ref().kind().equals(ObjectKind.CLUSTERWIDE_POLICY.kind());
    }

    private static String content(Finding finding) {
        return HASH.matcher(finding.toString()).replaceAll("");
    }

    private static Trap trap(Finding finding) {
        return new Trap(
                finding.code(),
                finding.origin().object().toString(),
                finding.origin().path(),
                finding.sentence(),
                finding.remedy());
    }
}
