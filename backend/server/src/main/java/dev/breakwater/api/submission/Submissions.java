package dev.breakwater.api.submission;

import dev.breakwater.api.wire.Ask;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.Committed;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Source;
import dev.breakwater.eventstore.StoreUnavailable;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sends a proposal the one way in, as the caller wants it: committed, kept as a draft, or only looked at. */
@Component("apiSubmissions")
public class Submissions {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final ChangeGateway gateway;
    private final Revisions revisions;
    private final Arrival arrival;

    /** A proposal, and the path of what it creates, if that is what it does. */
    public record Plan(Proposal proposal, boolean creates) {
        Plan overriding(@Nullable String why) {
            return why == null ? this : new Plan(proposal.overriding(why), creates);
        }
    }

    Submissions(ChangeGateway gateway, Revisions revisions, Arrival arrival) {
        this.gateway = gateway;
        this.revisions = revisions;
        this.arrival = arrival;
    }

    /** The proposal is only made when the request is new: what it is compared with has changed by the first time it came. */
    public ResponseEntity<Object> submit(Ask ask, Source source, Supplier<Plan> plan) {
        Committed before = gateway.replay(ask.actor(), ask.origin(source));
        if (before != null) {
            return answer(before, false, true);
        }
        Plan made;
        try {
            made = StoreUnavailable.unchanged(plan).overriding(ask.why().override());
        } catch (Rejection refusal) {
            return meanwhile(ask, source, refusal);
        }
        return switch (ask.mode()) {
            case PREVIEW -> ResponseEntity.ok(gateway.preview(ask.actor(), made.proposal()));
            case DRAFT -> draft(ask, source, made.proposal());
            case COMMIT -> commit(ask, source, made);
        };
    }

    /** The same request may have been done between the look for its answer and the look at what stands. */
    private ResponseEntity<Object> meanwhile(Ask ask, Source source, Rejection refusal) {
        Committed done = gateway.replay(ask.actor(), ask.origin(source));
        if (done == null) {
            throw refusal;
        }
        return answer(done, false, true);
    }

    /** {@code seen} is what the draft must still hold, null for whatever it holds. */
    public ResponseEntity<Object> commit(Ask ask, ChangeId draft, @Nullable List<Operation> seen) {
        Committed before = gateway.replay(ask.actor(), ask.origin(Source.API));
        return before == null
                ? answer(
                        gateway.commit(
                                ask.actor(),
                                ask.origin(Source.API),
                                draft,
                                ask.why().override(),
                                seen),
                        false,
                        false)
                : answer(before, false, true);
    }

    ResponseEntity<Object> draft(Ask ask, Source source, Proposal proposal) {
        ChangeId mine = ChangeId.random();
        ChangeId kept = gateway.draft(ask.actor(), ask.origin(source), mine, proposal);
        return drafted(kept, !kept.equals(mine));
    }

    private ResponseEntity<Object> commit(Ask ask, Source source, Plan plan) {
        if (plan.proposal().operations().isEmpty()) {
            return ResponseEntity.ok(new Answered(null, revisions.newest(), true));
        }
        ChangeId mine = ChangeId.random();
        try {
            Committed done = gateway.submit(ask.actor(), ask.origin(source), mine, plan.proposal());
            return answer(done, plan.creates(), !done.change().equals(mine));
        } catch (Rejection refusal) {
            throw ask.precondition().inItsWords(refusal);
        }
    }

    private ResponseEntity<Object> answer(Committed done, boolean creates, boolean replayed) {
        if (done.revision() == 0) {
            return drafted(done.change(), replayed);
        }
        boolean arrived = arrival.await(done.position());
        var answer = ResponseEntity.status(
                        !arrived ? HttpStatus.ACCEPTED : creates ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag("\"" + done.revision() + "\"");
        if (!arrived) {
            answer.location(at(done.change()));
        }
        return (replayed ? answer.header(REPLAYED, "true") : answer)
                .body(new Answered(done.change(), done.revision(), null));
    }

    private static ResponseEntity<Object> drafted(ChangeId change, boolean replayed) {
        var answer = ResponseEntity.created(at(change));
        return (replayed ? answer.header(REPLAYED, "true") : answer).body(new Answered(change, null, null));
    }

    private static URI at(ChangeId change) {
        return URI.create("/api/v1/changes/" + change);
    }
}
