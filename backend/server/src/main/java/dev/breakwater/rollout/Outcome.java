package dev.breakwater.rollout;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the cluster answered to a step. */
public sealed interface Outcome {

    /** Done, or already so; {@code observed} is the object as it stands now, null when it is gone. */
    record Applied(@Nullable Observed observed) implements Outcome {}

    /** Another field manager holds fields of ours: news for a person, never forced. */
    record Conflicted(String manager, List<String> fields) implements Outcome {
        public Conflicted {
            fields = List.copyOf(fields);
        }
    }

    /** The object changed, or was replaced, since it was read: look again before deciding anew. */
    record Moved(String reason) implements Outcome {}

    /** The cluster will never take this content; {@code reason} is the server's own. */
    record Refused(String reason) implements Outcome {}

    /** Not now: nobody {@code answered}, or the server is busy or broken; it may or may not have been done. */
    record Unreachable(
            String reason, boolean answered, @Nullable Duration retryAfter) implements Outcome {}
}
