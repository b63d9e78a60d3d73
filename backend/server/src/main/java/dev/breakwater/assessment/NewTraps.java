package dev.breakwater.assessment;

import dev.breakwater.change.Assessment.Trap;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.compiler.Compiler;
import dev.breakwater.compiler.Unit;
import dev.breakwater.compiler.Whence;
import dev.breakwater.compiler.Whence.Place;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.lint.Finding;
import dev.breakwater.reach.lint.Lint;
import dev.breakwater.situation.Neighbourhood;
import dev.breakwater.situation.Part;
import dev.breakwater.situation.Realm;
import dev.breakwater.situation.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lint finds in a unit's policies that it did not find in them before. */
final class NewTraps {
    /** An edited policy is another object; what was found in it before is no news for that. */
    private static final Pattern HASH = Pattern.compile("-[0-9a-f]{10}(?![0-9a-z-])");

    private static final Pattern ITEM = Pattern.compile("(spec\\.\\w+\\[\\d+]).*");

    private final ClusterSettings settings;
    private final IntentSnapshot after;

    private NewTraps(ClusterSettings settings, IntentSnapshot after) {
        this.settings = settings;
        this.after = after;
    }

    /** {@code after} is the intent that what is desired is compiled from. */
    static List<Trap> of(Moves moves, ClusterSettings settings, IntentSnapshot after) {
        var traps = new NewTraps(settings, after);
        return moves.in(Realm.FLOWS).parts().stream().flatMap(traps::of).toList();
    }

    private Stream<Trap> of(Part part) {
        String tenantLabel = settings.tenantLabel();
        Set<String> before =
                findings(part.asItStands(), tenantLabel).map(NewTraps::content).collect(Collectors.toSet());
        List<Finding> found = findings(part.asDesired(), tenantLabel)
                .filter(finding -> !before.contains(content(finding)))
                .toList();
        Map<Place, Whence> rules = found.isEmpty() ? Map.of() : rules(part.unit());
        return found.stream().map(finding -> trap(finding, rules));
    }

    private Map<Place, Whence> rules(String unit) {
        return Unit.parse(unit) instanceof Unit.Tenant(var tenant)
                ? new Compiler(settings).whence(tenant, after)
                : Map.of();
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

    private static Trap trap(Finding finding, Map<Place, Whence> rules) {
        Matcher item = ITEM.matcher(finding.origin().path());
        Whence whence = item.matches() ? rules.get(new Place(finding.origin().object(), item.group(1))) : null;
        return new Trap(
                finding.code(),
                finding.origin().object().toString(),
                finding.origin().path(),
                finding.sentence(),
                finding.remedy(),
                whence == null ? null : whence.policy(),
                whence == null ? null : whence.rule());
    }
}
