package dev.breakwater.desiredstate;

import dev.breakwater.change.DesiredStatePort;
import dev.breakwater.change.ManifestDifference;
import dev.breakwater.compiler.Compiler;
import dev.breakwater.compiler.Unit;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Compiles the units that a change touches and keeps their manifests as those of its revision. */
@Component
class Recording implements DesiredStatePort {
    /** A page asks for one more than it shows. */
    private static final int ALL = Integer.MAX_VALUE - 1;

    private final Compiler compiler;
    private final ManifestRows rows;
    private final DesiredStates states;
    private final StateDigest digest;

    Recording(Compiler compiler, ManifestRows rows, DesiredStates states, StateDigest digest) {
        this.compiler = compiler;
        this.rows = rows;
        this.states = states;
        this.digest = digest;
    }

    @Override
    public void check(Set<Subject> touched, IntentSnapshot after) {
        compiler.check(touched, after);
    }

    @Override
    public void clear(ClusterName cluster) {
        rows.clear(cluster);
    }

    @Override
    public String record(
            ClusterName cluster, long revision, Set<Subject> touched, IntentSnapshot before, IntentSnapshot after) {
        // What stands for the settings alone is nobody's to touch: it follows them with the next change, whatever that
        // is.
        rows.renew(cluster, revision, new Unit.Fabric(), compiler.ofSettings());
        var units = Unit.touchedBy(touched, before, after);
        units.forEach(unit -> rows.replace(cluster, revision, unit, compiler.compile(unit, after)));
        return digest.newest(cluster);
    }

    @Override
    public List<ManifestDifference> between(Actor actor, ClusterName cluster, long earlier, long later) {
        return states.between(actor, cluster, earlier, later, null, ALL).items();
    }
}
