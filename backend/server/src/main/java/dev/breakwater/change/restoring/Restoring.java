package dev.breakwater.change.restoring;

import dev.breakwater.change.Proposal;
import dev.breakwater.change.drafting.Access;
import dev.breakwater.change.drafting.ChangeState;
import dev.breakwater.change.drafting.Drafts;
import dev.breakwater.change.intents.ClusterLock;
import dev.breakwater.change.intents.IntentRows;
import dev.breakwater.change.operation.Transition;
import dev.breakwater.change.revising.RevisionRows;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out proposals that restore: an earlier revision, what was before one change, or a tenant's exported intent. */
@Component
public class Restoring {
    private final ClusterLock lock;
    private final Drafts drafts;
    private final IntentRows intents;
    private final RevisionRows revisions;
    private final Clock clock;

    Restoring(ClusterLock lock, Drafts drafts, IntentRows intents, RevisionRows revisions, Clock clock) {
        this.lock = lock;
        this.drafts = drafts;
        this.intents = intents;
        this.revisions = revisions;
        this.clock = clock;
    }

    public Proposal rollback(
            Actor actor, @Nullable TenantId scope, long revision, String reason, @Nullable String ticket) {
        long newest = lock.newest();
        if (scope == null && !actor.isOperator()) {
            throw Rejection.forbidden("operator-only", "Only a network operator may roll back a whole cluster")
                    .remedy("Roll back one tenant");
        }
        refuseUnseen(actor, scope);
        if (revision < 1 || revision > newest) {
            throw Rejection.notFound("revision " + revision);
        }
        Recalled then = Recalled.of(scoped(scope, revision), clock.instant());
        List<Operation> operations = Transition.between(actor, scoped(scope, newest), then.intents());
        refuseIfAllLapsed(operations, then);
        return proposal(
                actor,
                operations,
                new Proposal(then.because(reason), ticket, operations, null, newest, then.restoration(revision)));
    }

    public Proposal revert(Actor actor, ChangeId change, String reason, @Nullable String ticket) {
        long newest = lock.newest();
        ChangeState reverted = drafts.find(change);
        Access.checkStored(actor, reverted);
        reverted.refuseUnlessCommitted();
        List<Subject> subjects = revisions.subjects(lock.cluster(), reverted.revision());
        refuseIfTouchedSince(reverted.revision(), subjects);
        long earlier = reverted.revision() - 1;
        Recalled then = Recalled.of(intents.only(lock.cluster(), subjects, earlier), clock.instant());
        List<Operation> operations =
                Transition.between(actor, intents.only(lock.cluster(), subjects, newest), then.intents());
        refuseIfAllLapsed(operations, then);
        return proposal(
                actor,
                operations,
                new Proposal(then.because(reason), ticket, operations, change, newest, then.restoration(earlier)));
    }

    public Proposal replace(
            Actor actor, TenantId tenant, Collection<Intent> wanted, String reason, @Nullable String ticket) {
        long newest = lock.newest();
        refuseUnseen(actor, tenant);
        var importing = new Import(actor, tenant, scoped(tenant, newest));
        List<Operation> operations = Transition.between(actor, importing.replaced(wanted), importing.wanted(wanted));
        return proposal(actor, operations, new Proposal(reason, ticket, operations, null, newest));
    }

    private IntentSnapshot scoped(@Nullable TenantId scope, long revision) {
        return scope == null
                ? intents.all(lock.cluster(), revision)
                : intents.of(lock.cluster(), Set.of(scope), revision);
    }

    private void refuseIfTouchedSince(long revision, List<Subject> subjects) {
        var later = revisions.touchedSince(lock.cluster(), revision, subjects);
        if (!later.isEmpty()) {
            throw new Rejection("revert-conflicts", "After this change " + RevisionRows.sentence(later))
                    .remedy("Revert the later changes first, or roll back to an earlier revision");
        }
    }

    private static void refuseIfAllLapsed(List<Operation> operations, Recalled then) {
        if (operations.isEmpty() && !then.lapsed().isEmpty()) {
            throw new Rejection("nothing-to-change", "Nothing would be restored; " + then.sentence())
                    .remedy("Define the policies again with a later expiry, or without one");
        }
    }

    private static void refuseUnseen(Actor actor, @Nullable TenantId scope) {
        if (scope != null && !actor.sees(scope)) {
            throw Rejection.notFound("tenant " + scope);
        }
    }

    /** An owner learns what it cannot restore by itself without learning whose consent is missing. */
    private static Proposal proposal(Actor actor, List<Operation> operations, Proposal proposal) {
        if (operations.isEmpty()) {
            throw new Rejection("nothing-to-change", "Everything is already as it would be restored to");
        }
        if (operations.stream().anyMatch(operation -> !Access.allows(actor, operation))) {
            throw Rejection.forbidden("restore-needs-operator", "This restores what you may not ask for alone")
                    .remedy("Ask a network operator to do it");
        }
        return proposal;
    }
}
