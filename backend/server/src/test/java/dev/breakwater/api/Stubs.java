package dev.breakwater.api;

import dev.breakwater.change.Assessment;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.Committed;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The change room as far as the API can tell: keeps what it is sent, remembers keys, and shows a fixed intent. */
final class Stubs implements ChangeGateway, Revisions {
    private static final Assessment NOTHING_SAID = new Assessment(
            new Assessment.Flows(List.of(), List.of(), List.of(), 0),
            new Assessment.Isolation(true, "Nobody meets anybody", List.of()),
            List.of(),
            List.of());

    final List<Proposal> submitted = new ArrayList<>();
    private final Map<String, Committed> answers = new HashMap<>();
    private final Map<String, @Nullable String> asked = new HashMap<>();
    private final IntentSnapshot intent;
    private long newest = 7;

    Stubs(IntentSnapshot intent) {
        this.intent = intent;
    }

    @Override
    public Committed submit(Actor actor, Origin origin, ChangeId id, Proposal proposal) {
        submitted.add(proposal);
        var done = new Committed(id, ++newest, newest);
        if (origin.idempotencyKey() != null) {
            answers.put(actor.name() + origin.idempotencyKey(), done);
            asked.put(actor.name() + origin.idempotencyKey(), origin.fingerprint());
        }
        return done;
    }

    @Override
    public @Nullable Committed replay(Actor actor, Origin origin) {
        String key = actor.name() + origin.idempotencyKey();
        if (origin.idempotencyKey() != null
                && asked.containsKey(key)
                && !origin.fingerprint().equals(asked.get(key))) {
            throw new Rejection("idempotency-key-reused", "This key was used for another request");
        }
        return answers.get(key);
    }

    @Override
    public ChangeId draft(Actor actor, Origin origin, ChangeId id, Proposal proposal) {
        submitted.add(proposal);
        return id;
    }

    @Override
    public void amend(Actor actor, Origin origin, ChangeId id, Proposal proposal) {
        submitted.add(proposal);
    }

    @Override
    public void discard(Actor actor, Origin origin, ChangeId id) {}

    @Override
    public Preview preview(Actor actor, ChangeId id) {
        return new Preview(newest, List.of(), List.of(), NOTHING_SAID);
    }

    @Override
    public Preview preview(Actor actor, Proposal proposal) {
        return new Preview(newest, List.of(), List.of(), NOTHING_SAID);
    }

    @Override
    public Committed commit(
            Actor actor, Origin origin, ChangeId id, @Nullable String override, @Nullable List<Operation> seen) {
        return new Committed(id, ++newest, newest);
    }

    @Override
    public Proposal rollback(
            Actor actor, @Nullable TenantId scope, long revision, String reason, @Nullable String ticket) {
        return new Proposal(reason, ticket, List.of(), null);
    }

    @Override
    public Proposal revert(Actor actor, ChangeId change, String reason, @Nullable String ticket) {
        return new Proposal(reason, ticket, List.of(), change);
    }

    @Override
    public Proposal replace(
            Actor actor, TenantId tenant, Collection<Intent> wanted, String reason, @Nullable String ticket) {
        return new Proposal(reason, ticket, List.of(), null);
    }

    @Override
    public long newest() {
        return newest;
    }

    @Override
    public Page<RevisionSummary> search(Actor actor, Revisions.Filter filter, @Nullable String after, int limit) {
        return new Page<>(List.of(), null);
    }

    @Override
    public Page<RevisionSummary> list(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit) {
        return new Page<>(List.of(), null);
    }

    @Override
    public Steps steps(Actor actor, @Nullable TenantId tenant, long revision) {
        return new Steps(null, null, null, null);
    }

    @Override
    public RevisionSummary find(Actor actor, long revision) {
        throw Rejection.notFound("revision " + revision);
    }

    @Override
    public Page<Intent> intents(Actor actor, IntentFilter filter, @Nullable String after, int limit) {
        List<Intent> following = at(actor, filter.tenant(), newest).intents().values().stream()
                .filter(each -> each.subject().kind() == filter.kind())
                .filter(each -> each.subject().id().compareTo(Page.keyOf(after)) > 0)
                .toList();
        return Page.of(
                following.subList(0, Math.min(limit + 1, following.size())),
                limit,
                each -> each.subject().id());
    }

    @Override
    public Optional<Intent> intent(Actor actor, Subject subject, long revision) {
        return Optional.ofNullable(at(actor, null, revision).find(subject));
    }

    @Override
    public IntentSnapshot only(Actor actor, Collection<Subject> subjects, long revision) {
        return IntentSnapshot.of(at(actor, null, revision).intents().values().stream()
                .filter(each -> subjects.contains(each.subject()))
                .toList());
    }

    @Override
    public IntentSnapshot at(Actor actor, @Nullable TenantId scope, long revision) {
        return IntentSnapshot.of(intent.intents().values().stream()
                .filter(each ->
                        actor.seesEverything() || each.tenants().stream().anyMatch(actor::sees))
                .filter(each -> scope == null || each.tenants().contains(scope))
                .toList());
    }
}
