package dev.breakwater.change.revising;

import dev.breakwater.change.intents.IntentRows;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The part of the intent that the touched subjects' manifests depend on: their tenants, these tenants' contract partners,
 * whose manifests change with them, and the partners of those as they stand. The fabric touches everybody.
 */
@Component
class Surroundings {
    private final IntentRows rows;

    Surroundings(IntentRows rows) {
        this.rows = rows;
    }

    IntentSnapshot of(ClusterName cluster, Map<Subject, Moved> moves) {
        if (moves.keySet().stream().anyMatch(subject -> subject.kind() == Subject.Kind.PEERING)) {
            return rows.newest(cluster);
        }
        var tenants = new TreeSet<TenantId>();
        moves.values().forEach(move -> tenants.addAll(move.tenants()));
        tenants.addAll(parties(rows.newestOf(cluster, tenants)));
        IntentSnapshot near = rows.newestOf(cluster, tenants);
        var far = parties(near);
        far.removeAll(tenants);
        var all = new ArrayList<>(near.intents().values());
        all.addAll(rows.newest(cluster, far.stream().map(Subject::of).toList())
                .intents()
                .values());
        return IntentSnapshot.of(all);
    }

    private static Set<TenantId> parties(IntentSnapshot snapshot) {
        var parties = new TreeSet<TenantId>();
        snapshot.intents().values().stream().map(Intent::tenants).forEach(parties::addAll);
        return parties;
    }
}
