package dev.breakwater.change.revising;

import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What carrying out operations came to: the revision, the digest of its desired state, and what became of whom. */
public record Executed(long revision, String digest, SortedMap<Subject, Moved> moves, IntentSnapshot after) {
    public List<Subject> subjects() {
        return List.copyOf(moves.keySet());
    }

    public Map<Subject, Set<TenantId>> tenants() {
        var tenants = new TreeMap<Subject, Set<TenantId>>();
        moves.forEach((subject, move) -> tenants.put(subject, move.tenants()));
        return tenants;
    }
}
