package dev.breakwater.api;

import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Revisions;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What stands, as the caller may see it. It is read from the revisions, which are written with the change itself: a caller finds
 * what it was told is done, and an entity tag is the revision at which the thing was read, which is all that If-Match needs.
 */
@Component("apiStanding")
class Standing {
    private static final int LONGEST_REASON = 500;

    private final Revisions revisions;

    /** All that the caller sees of a scope, at one revision. */
    record Seen(long revision, IntentSnapshot snapshot) {}

    Standing(Revisions revisions) {
        this.revisions = revisions;
    }

    long newest() {
        return revisions.newest();
    }

    /** Everything the caller sees, or of one tenant; another tenant's does not exist for it. */
    Seen seen(Actor actor, @Nullable TenantId tenant) {
        if (tenant != null && !actor.sees(tenant)) {
            throw Rejection.notFound("tenant " + tenant);
        }
        long newest = revisions.newest();
        return new Seen(newest, revisions.at(actor, tenant, newest));
    }

    /** One thing with its entity tag. */
    <I extends Intent> ResponseEntity<I> one(Actor actor, @Nullable TenantId tenant, Subject subject, Class<I> kind) {
        Seen seen = seen(actor, tenant);
        I found = find(seen, subject, kind);
        return ResponseEntity.ok().eTag("\"" + seen.revision() + "\"").body(found);
    }

    <I extends Intent> I find(Seen seen, Subject subject, Class<I> kind) {
        Intent found = seen.snapshot().find(subject);
        if (found == null) {
            throw Rejection.notFound(subject.kind().word() + " " + subject.id());
        }
        return kind.cast(found);
    }

    /** Things of one kind in the order of their ids; the cursor is the id of the last one that was given. */
    <I extends Intent> ResponseEntity<Paging.Listed<I>> list(
            Actor actor, @Nullable TenantId tenant, Class<I> kind, Predicate<I> wanted, Paging paging) {
        List<I> following = seen(actor, tenant).snapshot().intents().values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(wanted)
                .filter(intent ->
                        paging.after() == null || intent.subject().id().compareTo(paging.after()) > 0)
                .sorted((one, other) ->
                        one.subject().id().compareTo(other.subject().id()))
                .limit(paging.limit() + 1L)
                .toList();
        boolean more = following.size() > paging.limit();
        List<I> items = more ? following.subList(0, paging.limit()) : following;
        return Paging.answer(new Page<>(items, more ? items.getLast().subject().id() : null));
    }

    /** The proposal that the operations make, based on what the caller says it saw, else on what was compared. */
    static Proposal proposal(Ask ask, List<? extends Operation> operations, long compared) {
        Long seen = ask.precondition().seen();
        return new Proposal(
                ask.reasonOr(sentence(operations)),
                ask.why().ticket(),
                List.copyOf(operations),
                null,
                seen == null ? compared : seen);
    }

    /** The same proposal, based on what the caller says it saw, else on what it was compared with. */
    static Proposal based(Proposal made, Ask ask, long compared) {
        Long seen = ask.precondition().seen();
        return new Proposal(
                made.reason(),
                made.ticket(),
                made.operations(),
                made.reverts(),
                seen == null ? compared : seen,
                made.restores());
    }

    private static String sentence(List<? extends Operation> operations) {
        String all = operations.stream().map(Operation::sentence).collect(Collectors.joining("; "));
        String whole = all.isEmpty() ? "Nothing to change" : all;
        return whole.length() <= LONGEST_REASON ? whole : whole.substring(0, LONGEST_REASON - 3) + "...";
    }
}
