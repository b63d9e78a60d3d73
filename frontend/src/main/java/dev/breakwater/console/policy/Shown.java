package dev.breakwater.console.policy;

import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A policy of a tenant at a revision: without an id it is still to be named, without a spec it is not asked for. */
record Shown(
        TenantId tenant,
        @Nullable PolicyId id,
        @Nullable PolicySpec spec,
        IntentSnapshot snapshot,
        long revision,
        boolean past) {
    private static final int LOOKED_THROUGH = 50;

    /** Refused as not there when the tenant is another's. */
    static Shown of(Revisions revisions, Actor actor, TenantId tenant, @Nullable PolicyId id, @Nullable Long at) {
        if (!actor.sees(tenant)) {
            throw Rejection.notFound("tenant " + tenant);
        }
        long newest = revisions.newest();
        long revision = at == null ? newest : at;
        IntentSnapshot snapshot = revisions.at(actor, tenant, revision);
        PolicySpec spec =
                id != null && snapshot.find(Subject.of(id)) instanceof PolicyIntent found ? found.spec() : null;
        if (id == null && snapshot.tenant(tenant) == null) {
            throw Rejection.notFound("tenant " + tenant);
        }
        return new Shown(tenant, id, spec, snapshot, revision, revision < newest);
    }

    List<String> namespaces() {
        TenantIntent owner = snapshot.tenant(tenant);
        return owner == null
                ? List.of()
                : owner.namespaces().stream().map(NamespaceName::toString).toList();
    }

    List<String> contracts() {
        return snapshot.contractsOf(tenant).stream()
                .map(contract -> contract.id().toString())
                .toList();
    }

    /** The newest revision that touched it. */
    static Optional<RevisionSummary> touched(Revisions revisions, Actor actor, PolicyId id) {
        var filter = new Revisions.Filter(id.tenant(), null, id.toString());
        return revisions.search(actor, filter, null, LOOKED_THROUGH).items().stream()
                .filter(revision -> revision.subjects().contains(Subject.of(id)))
                .findFirst();
    }
}
