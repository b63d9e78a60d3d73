package dev.breakwater.change.committing;

import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.Committed;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.drafting.Drafting;
import dev.breakwater.change.restoring.Restoring;
import dev.breakwater.eventstore.StoreUnavailable;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Each request is one transaction: it does all it says, once, or nothing; what makes revisions holds the cluster's lock. */
@Component
class TransactionalGateway implements ChangeGateway {
    private final Once once;
    private final Transactions transactions;
    private final Drafting drafting;
    private final Submitting submitting;
    private final Restoring restoring;

    TransactionalGateway(
            Once once, Transactions transactions, Drafting drafting, Submitting submitting, Restoring restoring) {
        this.once = once;
        this.transactions = transactions;
        this.drafting = drafting;
        this.submitting = submitting;
        this.restoring = restoring;
    }

    @Override
    public ChangeId draft(Actor actor, Origin origin, ChangeId id, Proposal proposal) {
        var request = new Once.Request("draft", "", List.of(proposal));
        return once.act(actor, origin, request, () -> drafting.draft(actor, origin, id, proposal))
                .change();
    }

    @Override
    public void amend(Actor actor, Origin origin, ChangeId id, Proposal proposal) {
        var request = new Once.Request("amend", id.toString(), List.of(proposal));
        once.act(actor, origin, request, () -> drafting.amend(actor, origin, id, proposal));
    }

    @Override
    public void discard(Actor actor, Origin origin, ChangeId id) {
        var request = new Once.Request("discard", id.toString(), List.of());
        once.act(actor, origin, request, () -> drafting.discard(actor, origin, id));
    }

    @Override
    public Preview preview(Actor actor, ChangeId id) {
        return transactions.undone(() -> submitting.preview(actor, id));
    }

    @Override
    public Preview preview(Actor actor, Proposal proposal) {
        return transactions.undone(() -> submitting.preview(actor, proposal));
    }

    @Override
    public Committed commit(
            Actor actor, Origin origin, ChangeId id, @Nullable String override, @Nullable List<Operation> seen) {
        var request = new Once.Request("commit", id.toString(), List.of());
        return once.act(actor, origin, request, () -> submitting.commit(actor, origin, id, override, seen));
    }

    @Override
    public Committed submit(Actor actor, Origin origin, ChangeId id, Proposal proposal) {
        var request = new Once.Request("submit", "", List.of(proposal));
        return once.act(actor, origin, request, () -> submitting.submit(actor, origin, id, proposal));
    }

    @Override
    public @Nullable Committed replay(Actor actor, Origin origin) {
        return StoreUnavailable.unchanged(() -> once.replay(actor, origin));
    }

    @Override
    public Proposal rollback(
            Actor actor, @Nullable TenantId scope, long revision, String reason, @Nullable String ticket) {
        return restoring.rollback(actor, scope, revision, reason, ticket);
    }

    @Override
    public Proposal revert(Actor actor, ChangeId change, String reason, @Nullable String ticket) {
        return restoring.revert(actor, change, reason, ticket);
    }

    @Override
    public Proposal replace(
            Actor actor, TenantId tenant, Collection<Intent> wanted, String reason, @Nullable String ticket) {
        return restoring.replace(actor, tenant, wanted, reason, ticket);
    }
}
