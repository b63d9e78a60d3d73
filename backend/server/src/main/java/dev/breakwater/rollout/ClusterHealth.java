package dev.breakwater.rollout;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the cluster stands as a whole, and what a person may decide about it. */
public interface ClusterHealth {

    Report report();

    /** Whether every object of that revision, or of a newer one, stands in the cluster before the timeout. */
    boolean awaitApplied(long revision, Duration timeout);

    /** As {@code awaitApplied}, but content with every object having been tried, refused and conflicted ones included. */
    boolean awaitAttempted(long revision, Duration timeout);

    /**
     * Has everything of ours in the cluster be read and compared anew, and waits until that is done; false when it took too
     * long or another process carries out the changes.
     */
    boolean lookAgain(Duration timeout);

    /** An operator lets the prunes of that revision go ahead although they are many. */
    void allowPrunes(Actor operator, long revision);

    /**
     * {@code applied}: the newest revision of which every object stood in the cluster; {@code attempted}: of which every object was
     * tried; {@code sentences}: what is wrong, each since {@code since}; {@code hold}: what waits for a person.
     */
    record Report(
            ClusterName cluster,
            boolean connected,
            List<String> sentences,
            Instant since,
            long newest,
            long applied,
            long attempted,
            Map<ObjectStatus.Standing, Long> standings,
            List<BgpSession> sessions,
            @Nullable Hold hold) {
        public Report {
            sentences = List.copyOf(sentences);
            standings = Map.copyOf(standings);
            sessions = List.copyOf(sessions);
        }
    }

    /** What waits for a person at this revision: so many prunes of so many objects, none of them when it is a plan that is refused. */
    record Hold(long revision, int prunes, int objects, String sentence) {}
}
