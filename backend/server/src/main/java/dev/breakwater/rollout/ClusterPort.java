package dev.breakwater.rollout;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What rollout needs of a cluster: find out whether it is ready, see what stands there, take one step. */
public interface ClusterPort {

    /** Asks the cluster what it is, what it serves and what it lets us do; never throws for what a cluster may do. */
    Connection connect();

    /** Why putting this admission policy would keep ourselves out of the cluster, if it would. */
    Optional<String> lockout(String yaml);

    /** Everything in the cluster that carries our label, read live. */
    Observation observe();

    /** What the object says now, read live; empty when it is not there or says what no manifest of ours can. */
    Optional<Manifest> read(ObjectRef ref);

    /**
     * How many pods the one selector selects, read live, in namespaces that the other one selects and that are {@code named}, if any
     * are; no more than {@code most} are counted. Empty when the cluster does not say.
     */
    Optional<Integer> pods(String namespaceSelector, Set<String> named, String podSelector, int most);

    /** Takes one step, in one attempt: who retries also knows whether it still may. */
    Outcome apply(Step step);

    /** Hears of changes from where {@code seen} ended; the handle stops it, and a broken watch ends by itself. */
    Watch watch(Observation.Seen seen, WatchListener listener);

    /** A running watch. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Hears what a watch sees. */
    interface WatchListener {
        /** An object of ours as it stands now. */
        void seen(Observed observed);

        /** An object that is no longer there, or no longer carries our label. */
        void gone(ObjectRef ref);

        /** How the BGP sessions of one node stand now. */
        void sessions(String node, List<BgpSession> sessions);

        /** The watch is over; only a new look at the whole tells what was missed. */
        void ended(String reason);
    }
}
