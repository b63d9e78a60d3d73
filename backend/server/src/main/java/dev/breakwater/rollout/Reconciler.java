package dev.breakwater.rollout;

import dev.breakwater.desiredstate.DesiredObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the cluster as desired for as long as it holds the lease: woken by what changes, never by a clock alone. */
final class Reconciler implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Workshop shop;
    private final Lease lease;
    private final ClusterPort port;
    private final Signal signal;
    private volatile boolean closed;
    private long epoch;
    private boolean connected;
    private boolean impaired;
    private int failures;
    private long lookedAt;
    private ClusterPort.@Nullable Watch watch;
    private long cachedRevision;
    private List<DesiredObject> cached = List.of();

    Reconciler(Workshop shop, Lease lease, ClusterPort port, Signal signal) {
        this.shop = shop;
        this.lease = lease;
        this.port = port;
        this.signal = signal;
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                signal.await(guarded());
            } catch (InterruptedException _) {
                closed = true;
            }
        }
        standDown();
        lease.release();
    }

    private Duration guarded() throws InterruptedException {
        try {
            return turn();
        } catch (Lease.Lost _) {
            LOG.info("Another process carries out the changes now");
            standDown();
            return properties().lease().dividedBy(3);
        } catch (RuntimeException e) {
            LOG.warn("The rollout cannot go on for the moment", e);
            return retry();
        }
    }

    /** Does what can be done now and answers how long to wait for news until the next turn. */
    Duration turn() throws InterruptedException {
        Lease.Grant grant = granted();
        if (grant == null) {
            standDown();
            return properties().lease().dividedBy(3);
        }
        if (!connected && !connect(grant)) {
            return retry();
        }
        if (isLookDue() && !look(grant)) {
            connected = false;
            return retry();
        }
        failures = 0;
        return reconcile(grant);
    }

    private Lease.@Nullable Grant granted() {
        Lease.Grant held = lease.held();
        Lease.Grant grant = held == null ? lease.take() : held;
        if (grant != null && grant.epoch() != epoch) {
            startOver(grant);
        }
        return grant;
    }

    /** Somebody else may have held the lease: nothing in memory counts. */
    private void startOver(Lease.Grant grant) {
        standDown();
        shop.inventory().load();
        shop.board().load(shop.surroundings());
        shop.backoff().forgetAll();
        epoch = grant.epoch();
    }

    private void standDown() {
        epoch = 0;
        connected = false;
        shop.world().missedSomething();
        stopWatching();
    }

    private boolean connect(Lease.Grant grant) {
        stopWatching(); // connecting may close the client that the watches run on
        Connection connection = port.connect();
        connected = connection instanceof Connection.Connected;
        shop.crew().agents(connection instanceof Connection.Connected(var _, var agents, var _) && agents);
        impaired = !connection.sentences().isEmpty();
        shop.world().missedSomething();
        shop.backoff().forgetAll();
        say(grant, connected, connection.sentences());
        return connected;
    }

    private void say(Lease.Grant grant, boolean isConnected, List<String> sentences) {
        if (!shop.board().row().sentences().equals(sentences)) {
            sentences.forEach(sentence -> LOG.warn("{}", sentence));
        }
        shop.board().change(row -> row.connection(isConnected, sentences, shop.now()));
        shop.board().flush(grant);
    }

    private boolean isLookDue() {
        Duration longest =
                impaired ? properties().longestBackoff() : properties().resync();
        return !shop.world().isWhole() || nanos() - lookedAt > longest.toNanos();
    }

    private boolean look(Lease.Grant grant) {
        if (shop.world().isWhole() && impaired && !connect(grant)) {
            return false;
        }
        stopWatching();
        lookedAt = nanos();
        return switch (port.observe()) {
            case Observation.Seen seen -> {
                shop.world().begin(seen);
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

    private Duration reconcile(Lease.Grant grant) throws InterruptedException {
        long revision = shop.states().newest(shop.surroundings().cluster());
        shop.board().change(row -> row.sessions(shop.world().sessions()));
        if (revision > 0) {
            var pass = new Pass(shop, grant, revision, desired(revision));
            pass.run();
            connected = !pass.wasUnanswered();
        }
        shop.board().flush(grant);
        shop.world().settle();
        shop.progress().move();
        return connected ? untilNext() : retry();
    }

    private List<DesiredObject> desired(long revision) {
        if (revision != cachedRevision) {
            cached = shop.states().objects(shop.surroundings().cluster(), revision);
            cachedRevision = revision;
        }
        return cached;
    }

    private Duration untilNext() {
        if (!shop.world().isWhole() || shop.isSuperseded(cachedRevision)) {
            return Duration.ZERO;
        }
        Duration longest =
                impaired ? properties().longestBackoff() : properties().resync();
        Duration next = shop.backoff().next();
        return next == null || next.compareTo(longest) > 0 ? longest : next;
    }

    private Duration retry() {
        return shop.backoff().ceiling(++failures);
    }

    private RolloutProperties properties() {
        return shop.surroundings().properties();
    }

    private long nanos() {
        return shop.surroundings().nanoTime().getAsLong();
    }

    @Override
    public void close() {
        closed = true;
        signal.raise();
    }
}
