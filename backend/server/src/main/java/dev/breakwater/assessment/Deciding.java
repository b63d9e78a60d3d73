package dev.breakwater.assessment;

import dev.breakwater.assessment.Answer.Decision;
import dev.breakwater.assessment.Answer.Outcome;
import dev.breakwater.reach.Side;
import dev.breakwater.reach.Verdict;
import dev.breakwater.reach.rule.Clause.Origin;
import dev.breakwater.vocabulary.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says a verdict to the actor; of a tenant that it does not see only that it agrees, and that only where its own side does. */
record Deciding(Actor actor, Origins origins) {

    Answer answer(long revision, Inquiry inquiry, Verdict verdict, Ends.End from, Ends.End to) {
        Side own = sees(from) ? verdict.egress() : verdict.ingress();
        boolean hidden = !(sees(from) && sees(to)) && !isOpen(own);
        return new Answer(
                revision,
                inquiry,
                hidden ? outcomeOf(own) : outcome(verdict),
                side(verdict.egress(), from, hidden),
                side(verdict.ingress(), to, hidden));
    }

    private boolean sees(Ends.End end) {
        return end.tenant() == null || actor.sees(end.tenant());
    }

    private static boolean isOpen(Side own) {
        return own instanceof Side.Allowed || own instanceof Side.Redirected || own instanceof Side.Open;
    }

    /** As far as one side alone can tell. */
    private static Outcome outcomeOf(Side own) {
        return own instanceof Side.Denied || own instanceof Side.DefaultDeny ? Outcome.DENIED : Outcome.UNDECIDED;
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed ->
                switch (allowed.proxied()) {
                    case NOT_APPLICABLE -> Outcome.ALLOWED;
                    case ALLOWED -> Outcome.ALLOWED_BY_PROXY;
                    case DENIED -> Outcome.DENIED_BY_PROXY;
                };
            case Verdict.Denied _ -> Outcome.DENIED;
            case Verdict.Conflicting _, Verdict.Undecided _ -> Outcome.UNDECIDED;
        };
    }

    private Answer.Side side(Side side, Ends.End end, boolean hidden) {
        if (!sees(end)) {
            return new Answer.Side(hidden ? Decision.NOT_SHOWN : decision(side), true, List.of(), null);
        }
        return new Answer.Side(
                decision(side), false, origins(side).stream().map(origins::rule).toList(), note(side));
    }

    private static Decision decision(Side side) {
        return switch (side) {
            case Side.Allowed _ -> Decision.ALLOWS;
            case Side.Redirected _ -> Decision.HANDS_TO_PROXY;
            case Side.Denied _ -> Decision.DENIES;
            case Side.DefaultDeny _ -> Decision.ALLOWS_NOTHING_LIKE_IT;
            case Side.Open _ -> Decision.OPEN;
            case Side.NotApplicable _ -> Decision.NOT_GOVERNED;
            case Side.Conflict _, Side.Undecided _ -> Decision.UNDECIDED;
        };
    }

    private static List<Origin> origins(Side side) {
        return switch (side) {
            case Side.Allowed allowed -> allowed.by();
            case Side.Redirected redirected -> redirected.by();
            case Side.Denied denied -> denied.by();
            case Side.DefaultDeny deny -> deny.of();
            case Side.Conflict conflict -> conflict.between();
            case Side.Undecided undecided -> undecided.by();
            case Side.Open _, Side.NotApplicable _ -> List.of();
        };
    }

    private static @Nullable String note(Side side) {
        return switch (side) {
            case Side.Conflict conflict -> conflict.reason();
            case Side.Undecided undecided -> undecided.reason();
            default -> null;
        };
    }
}
