package dev.breakwater.api;

import dev.breakwater.api.Replacements.Target;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Revisions;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
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

    /** One thing as it stands, or null, with the revision at which it was looked for. */
    record Found<I>(long revision, @Nullable I intent) {}

    <I extends Intent> Found<I> look(Actor actor, Target<I> target, @Nullable Long revision) {
        if (target.tenant() != null && !actor.sees(target.tenant())) {
            throw Rejection.notFound("tenant " + target.tenant());
        }
        long at = revision == null ? revisions.newest() : revision;
        return new Found<>(
                at,
                revisions
                        .intent(actor, target.subject(), at)
                        .map(target.kind()::cast)
                        .orElse(null));
    }

    /** One thing with its entity tag, now or at a revision. */
    <I extends Intent> ResponseEntity<I> one(Actor actor, Target<I> target, @Nullable Long revision) {
        Found<I> found = look(actor, target, revision);
        return ResponseEntity.ok().eTag("\"" + found.revision() + "\"").body(there(found, target));
    }

    static <I extends Intent> I there(Found<I> found, Target<I> target) {
        if (found.intent() == null) {
            throw Rejection.notFound(
                    target.subject().kind().word() + " " + target.subject().id());
        }
        return found.intent();
    }

    /** Things of one kind in the order of their ids. */
    <I extends Intent> ResponseEntity<Paging.Listed<I>> list(
            Actor actor, IntentFilter filter, Class<I> kind, Paging paging) {
        return Paging.answer(revisions.intents(actor, filter, paging.after(), paging.limit()), kind::cast);
    }

    /** The proposal that the operations make, based on what the caller says it saw, else on what was compared. */
    static Proposal proposal(Ask ask, List<? extends Operation> operations, long compared) {
        return new Proposal(
                ask.reasonOr(sentence(operations)),
                ask.why().ticket(),
                List.copyOf(operations),
                null,
                ask.precondition().base(compared));
    }

    /** The same proposal, based on what the caller says it saw, else on what it was compared with. */
    static Proposal based(Proposal made, Ask ask, long compared) {
        return new Proposal(
                made.reason(),
                made.ticket(),
                made.operations(),
                made.reverts(),
                ask.precondition().base(compared),
                made.restores(),
                made.override());
    }

    private static String sentence(List<? extends Operation> operations) {
        String all = operations.stream().map(Operation::sentence).collect(Collectors.joining("; "));
        String whole = all.isEmpty() ? "Nothing to change" : all;
        return whole.length() <= LONGEST_REASON ? whole : whole.substring(0, LONGEST_REASON - 3) + "...";
    }
}
