package dev.breakwater.rollout.memory;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.rollout.BgpSession;
import dev.breakwater.rollout.ClusterPort;
import dev.breakwater.rollout.Observation;
import dev.breakwater.rollout.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What stands in the cluster as far as we have heard: one look at the whole, then what watches and our own writes tell. */
public final class World implements ClusterPort.WatchListener {
    private final Map<ObjectRef, Observed> objects = new ConcurrentHashMap<>();
    private final Map<String, List<BgpSession>> sessions = new ConcurrentHashMap<>();
    private final Signal signal;
    private volatile boolean whole;
    private final AtomicLong settled = new AtomicLong();

    public World(Signal signal) {
        this.signal = signal;
    }

    /** Whether it can be decided upon; false until the next look after anything was missed. */
    public boolean isWhole() {
        return whole;
    }

    public void begin(Observation.Seen seen) {
        objects.clear();
        sessions.clear();
        seen.objects().forEach(observed -> objects.put(observed.ref(), observed));
        seen.sessions()
                .forEach(session -> sessions.computeIfAbsent(session.node(), _ -> new ArrayList<>())
                        .add(session));
        whole = true;
    }

    public void missedSomething() {
        whole = false;
    }

    /** A pass over what was seen has ended. */
    public void settle() {
        if (whole) {
            settled.incrementAndGet();
        }
    }

    /** How many passes over the whole have ended; it only grows. */
    public long settled() {
        return settled.get();
    }

    /** Has the whole be looked at anew, soon. */
    public void doubt() {
        missedSomething();
        signal.raise();
    }

    public Map<ObjectRef, Observed> objects() {
        return objects;
    }

    public List<BgpSession> sessions() {
        return sessions.values().stream().flatMap(List::stream).toList();
    }

    /** What an own write was answered; a watch may have told of something later already. */
    public void wrote(Observed observed) {
        objects.merge(observed.ref(), observed, World::later);
    }

    public void removed(ObjectRef ref) {
        objects.remove(ref);
    }

    @Override
    public void seen(Observed observed) {
        Observed before = objects.get(observed.ref());
        Observed now = objects.merge(observed.ref(), observed, World::later);
        if (!now.equals(before)) {
            signal.raise();
        }
    }

    /** Resource versions of one kind grow; what is no number is taken as later. */
    private static Observed later(Observed known, Observed heard) {
        String first = known.resourceVersion();
        String second = heard.resourceVersion();
        boolean older =
                second.length() < first.length() || (second.length() == first.length() && second.compareTo(first) < 0);
        return older && known.uid().equals(heard.uid()) ? known : heard;
    }

    @Override
    public void gone(ObjectRef ref) {
        if (objects.remove(ref) != null) {
            signal.raise();
        }
    }

    @Override
    public void sessions(String node, List<BgpSession> standing) {
        sessions.put(node, standing);
        signal.raise();
    }

    @Override
    public void ended(String reason) {
        missedSomething();
        signal.raise();
    }
}
