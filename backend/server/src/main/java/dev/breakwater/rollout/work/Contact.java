package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.ClusterPort;
import dev.breakwater.rollout.Connection;
import dev.breakwater.rollout.Observation;
import dev.breakwater.rollout.memory.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps in touch with the cluster: connects, looks at the whole, watches, and says what is wrong. */
final class Contact {
    private static final Logger LOG = LoggerFactory.getLogger(Contact.class);

    private final Workshop shop;
    private final ClusterPort port;
    private boolean connected;
    private List<String> shortcomings = List.of();
    private List<String> held = List.of();
    private List<String> troubles = List.of();
    private boolean impaired;
    private long lookedAt;
    private ClusterPort.@Nullable Watch watch;

    Contact(Workshop shop, ClusterPort port) {
        this.shop = shop;
        this.port = port;
    }

    /** Connects and looks as far as either is due; false when the cluster is not ready, which is said already. */
    boolean isMade(Lease.Grant grant) {
        if (!connected && !connect(grant)) {
            return false;
        }
        if (isLookDue() && !look(grant)) {
            connected = false;
        }
        return connected;
    }

    /** Nothing is known any more. */
    void drop() {
        lost();
        shop.world().missedSomething();
        stopWatching();
    }

    /** Nobody answers: to be connected anew. */
    void lost() {
        connected = false;
    }

    private boolean connect(Lease.Grant grant) {
        stopWatching(); // connecting may close the client that the watches run on
        LOG.debug("Connecting");
        Connection connection = port.connect();
        connected = connection instanceof Connection.Connected;
        shop.barrier().agents(connection instanceof Connection.Connected(var _, var agents, var _) && agents);
        shortcomings = connection.sentences();
        impaired = !shortcomings.isEmpty();
        shop.world().missedSomething();
        shop.backoff().forgetAll();
        if (!connected) {
            say(grant, false, shortcomings);
        }
        return connected;
    }

    /** What of the desired is held back, lest we lock ourselves out, each with why; said of the cluster, too. */
    Map<ObjectRef, String> withheld(Lease.Grant grant, List<DesiredObject> desired) {
        var reasons = new HashMap<String, String>();
        desired.stream()
                .filter(each -> each.ref().kind().equals("ValidatingAdmissionPolicy"))
                .forEach(each -> port.lockout(each.yaml()).ifPresent(reason -> reasons.put(each.unit(), reason)));
        tell(grant, reasons.values());
        var withheld = new HashMap<ObjectRef, String>();
        desired.stream()
                .filter(each ->
                        each.ref().kind().startsWith("ValidatingAdmissionPolicy") && reasons.containsKey(each.unit()))
                .forEach(each -> withheld.put(each.ref(), reasons.getOrDefault(each.unit(), "")));
        return withheld;
    }

    private void tell(Lease.Grant grant, Collection<String> more) {
        held = List.copyOf(new TreeSet<>(more));
        impaired = !shortcomings.isEmpty() || !held.isEmpty();
        say(grant);
    }

    /** What the last pass found wrong with single objects; it stays said until the next one ends. */
    void troubles(Lease.Grant grant, List<String> found) {
        if (!found.equals(troubles)) {
            troubles = found;
            say(grant);
        }
    }

    private void say(Lease.Grant grant) {
        var sentences = new ArrayList<>(shortcomings);
        sentences.addAll(held);
        sentences.addAll(troubles);
        say(grant, true, sentences);
    }

    private void say(Lease.Grant grant, boolean isConnected, List<String> sentences) {
        if (!shop.board().row().sentences().equals(sentences)) {
            sentences.forEach(sentence -> LOG.warn("{}", sentence));
        }
        shop.board().change(row -> row.connection(isConnected, sentences, shop.now()));
        shop.board().flush(grant);
    }

    private boolean isLookDue() {
        return !shop.world().isWhole() || nanos() - lookedAt > untilNextLook().toNanos();
    }

    /** How long a look at the whole holds: shorter while something is missing that may come. */
    Duration untilNextLook() {
        var properties = shop.surroundings().properties();
        return impaired ? properties.longestBackoff() : properties.resync();
    }

    private boolean look(Lease.Grant grant) {
        if (shop.world().isWhole() && impaired && !connect(grant)) {
            return false;
        }
        stopWatching();
        lookedAt = nanos();
        LOG.debug("Looking");
        return switch (port.observe()) {
            case Observation.Seen seen -> {
                shop.world().begin(seen);
                LOG.debug("Seen {} objects", seen.objects().size());
                shop.backoff().forgetParked();
                watch = port.watch(seen, shop.world());
                yield true;
            }
            case Observation.Unseen(var reason) -> {
                say(grant, false, List.of("The cluster cannot be read: " + reason));
                yield false;
            }
        };
    }

    private void stopWatching() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private long nanos() {
        return shop.surroundings().nanoTime().getAsLong();
    }
}
