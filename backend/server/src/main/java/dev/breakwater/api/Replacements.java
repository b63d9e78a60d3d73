package dev.breakwater.api;

import dev.breakwater.api.Standing.Found;
import dev.breakwater.api.submission.Submissions;
import dev.breakwater.api.submission.Submissions.Plan;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.change.Source;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Turns "it shall be so" and "it shall be gone" into the operations that lead there from what stands. */
@Component("apiReplacements")
class Replacements {
    private final Standing standing;
    private final Submissions submissions;

    /** The commands from one intent of a kind to another, as each owning room has them. */
    interface Path<I> {
        List<? extends Operation> between(@Nullable I before, @Nullable I after);
    }

    /** What is spoken of: the subject, whose it is, and its kind of intent. */
    record Target<I>(Subject subject, @Nullable TenantId tenant, Class<I> kind) {}

    Replacements(Standing standing, Submissions submissions) {
        this.standing = standing;
        this.submissions = submissions;
    }

    /** PUT: {@code wanted} in place of what stands; what stands must be named by the caller's precondition. */
    <I extends Intent> ResponseEntity<Object> put(Ask ask, Target<I> target, I wanted, Path<I> path) {
        return submissions.submit(ask, Source.API, () -> {
            Found<I> found = standing.look(ask.actor(), target, null);
            I before = found.intent();
            if (ask.mode() != Ask.Mode.PREVIEW) {
                ask.precondition().check(before != null);
            }
            List<? extends Operation> operations = path.between(before, wanted);
            return new Plan(Standing.proposal(ask, operations, found.revision()), before == null);
        });
    }

    /** DELETE: a precondition is welcome but not asked for, since what is gone can be brought back by a revert. */
    <I extends Intent> ResponseEntity<Object> delete(Ask ask, Target<I> target, Path<I> path) {
        return act(ask, target, before -> path.between(before, null));
    }

    /** An operation on something that stands. */
    <I extends Intent> ResponseEntity<Object> act(
            Ask ask, Target<I> target, Function<I, List<? extends Operation>> operations) {
        return submissions.submit(ask, Source.API, () -> {
            Found<I> found = standing.look(ask.actor(), target, null);
            I before = Standing.there(found, target);
            return new Plan(Standing.proposal(ask, operations.apply(before), found.revision()), false);
        });
    }

    /** An operation with a reason of its own, which is then the change's. */
    <I extends Intent> ResponseEntity<Object> act(
            Ask ask, Target<I> target, Reasoned reasoned, Function<I, List<? extends Operation>> operations) {
        return act(reasoned.over(ask), target, operations);
    }

    /** A reason that the body must give, and a ticket that it may. */
    record Reasoned(String reason, @Nullable String ticket) {
        Reasoned {
            reason = reason.strip();
            if (reason.isEmpty() || reason.length() > 500) {
                throw Rejection.invalid("reason-missing", "This needs a reason of 1 to 500 characters")
                        .at("/reason");
            }
        }

        Ask over(Ask ask) {
            var why = new Ask.Why(
                    reason,
                    ticket == null ? ask.why().ticket() : ticket,
                    ask.why().override());
            return new Ask(ask.actor(), why, ask.mode(), ask.precondition(), ask.sent());
        }
    }
}
