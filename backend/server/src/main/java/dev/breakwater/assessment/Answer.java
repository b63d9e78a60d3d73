package dev.breakwater.assessment;

import dev.breakwater.vocabulary.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of the flow that an inquiry is about, and what each side does about it. */
public record Answer(long revision, Inquiry inquiry, Outcome outcome, Side sender, Side receiver) {

    /** What becomes of the whole flow. */
    public enum Outcome {
        ALLOWED,
        /** A proxy looks at the request and lets it pass. */
        ALLOWED_BY_PROXY,
        /** A proxy looks at the request and refuses it. */
        DENIED_BY_PROXY,
        DENIED,
        /** What decides is not modelled, or rules contradict each other. */
        UNDECIDED
    }

    /** What one side does. */
    public enum Decision {
        ALLOWS,
        HANDS_TO_PROXY,
        DENIES,
        /** Nothing allows it, and what nothing allows is dropped. */
        ALLOWS_NOTHING_LIKE_IT,
        /** Nothing denies by default. */
        OPEN,
        /** No endpoint of this cluster, so no policy of ours speaks for it. */
        NOT_GOVERNED,
        /** Another tenant's, whose policies the reader does not see. */
        NOT_SHOWN,
        UNDECIDED
    }

    /** One side with the rules that decide there; those of a tenant that the reader does not see are left out. */
    public record Side(
            Decision decision,
            boolean another,
            List<Rule> rules,
            @Nullable String note) {
        public Side {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A rule by the object and the path in it.
     *
     * @param about what the object says of itself
     * @param subject the policy or contract that it is compiled from, or the tenant whose floor it is
     */
    public record Rule(
            String object,
            String path,
            String about,
            @Nullable Subject subject) {}
}
