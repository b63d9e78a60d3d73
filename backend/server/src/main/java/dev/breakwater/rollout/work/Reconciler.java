package dev.breakwater.rollout.work;

import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.ClusterPort;
import dev.breakwater.rollout.RolloutProperties;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.memory.Signal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Keeps the cluster as desired for as long as it holds the lease: woken by what changes, never by a clock alone. */
public final class Reconciler implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    private final Workshop shop;
    private final Lease lease;
    private final Contact contact;
    private final Signal signal;
    private volatile boolean closed;
    private long epoch;
    private int failures;
    private long cachedRevision;
    private List<DesiredObject> cached = List.of();

    public Reconciler(Workshop shop, Lease lease, ClusterPort port, Signal signal) {
        this.shop = shop;
        this.lease = lease;
        this.contact = new Contact(shop, port);
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
        handOver();
    }

    private void handOver() {
        try {
            lease.release();
        } catch (DataAccessException e) {
            LOG.info("The store does not answer: another process takes over once the lease has run out");
        }
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
    public Duration turn() throws InterruptedException {
        Lease.Grant grant = granted();
        if (grant == null) {
            standDown();
            return properties().lease().dividedBy(3);
        }
        if (!contact.isMade(grant)) {
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
        contact.drop();
    }

    private Duration reconcile(Lease.Grant grant) throws InterruptedException {
        long revision = shop.states().newest(shop.surroundings().cluster());
        shop.board().change(row -> row.sessions(shop.world().sessions()));
        List<DesiredObject> desired = revision == 0 ? List.of() : desired(revision);
        var target = new Pass.Target(revision, desired, contact.withheld(grant, desired));
        boolean answered = revision == 0 || passed(grant, target);
        shop.board().flush(grant);
        shop.world().settle();
        shop.progress().move();
        return answered ? untilNext() : retry();
    }

    private boolean passed(Lease.Grant grant, Pass.Target target) throws InterruptedException {
        var pass = new Pass(shop, grant, target);
        pass.run();
        while (!pass.wasUnanswered() && pass.metAStayingLabel()) {
            pass = new Pass(shop, grant, target);
            pass.run();
        }
        if (pass.wasUnanswered()) {
            contact.lost();
        } else {
            contact.troubles(grant, pass.troubles());
        }
        return !pass.wasUnanswered();
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
        Duration longest = contact.untilNextLook();
        Duration next = shop.backoff().next();
        return next == null || next.compareTo(longest) > 0 ? longest : next;
    }

    private Duration retry() {
        return shop.backoff().ceiling(++failures);
    }

    private RolloutProperties properties() {
        return shop.surroundings().properties();
    }

    /** It may run again after it was closed. */
    public void open() {
        closed = false;
    }

    @Override
    public void close() {
        closed = true;
        signal.raise();
    }
}
