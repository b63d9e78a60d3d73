package dev.breakwater.rollout.memory;

import dev.breakwater.rollout.RolloutProperties;
import dev.breakwater.vocabulary.ClusterName;
import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The right to write to a cluster, held by one process at a time and counted by the database's clock. The holder stops by its own
 * monotonic clock some time before the database would give the lease to another.
 */
public final class Lease {
    /** Lost in the middle of work: whoever works stops and starts over once it holds the lease again. */
    public static final class Lost extends RuntimeException {
        public Lost() {
            super("the lease is lost", null, false, false);
        }
    }

    private static final String TAKE = """
            INSERT INTO cluster_lease AS held (cluster, holder, epoch, expires_at)
            VALUES (:cluster, :holder, 1, clock_timestamp() + make_interval(secs => :seconds))
            ON CONFLICT (cluster) DO UPDATE
               SET epoch = CASE WHEN held.holder = excluded.holder AND held.expires_at > clock_timestamp()
                                THEN held.epoch ELSE held.epoch + 1 END,
                   holder = excluded.holder, expires_at = excluded.expires_at
             WHERE held.expires_at <= clock_timestamp() OR held.holder = excluded.holder OR :heir
            RETURNING epoch""";

    private final JdbcClient jdbc;
    private final ClusterName cluster;
    private final RolloutProperties properties;
    private final LongSupplier nanoTime;
    private final String holder = UUID.randomUUID().toString();

    private boolean heir; // of one that was killed, for nobody else can be holding it
    private volatile @Nullable Grant grant;

    /** One stretch of holding the lease: another epoch means that someone else may have held it in between. */
    public record Grant(String holder, long epoch, long until) {}

    public Lease(JdbcClient jdbc, ClusterName cluster, RolloutProperties properties, LongSupplier nanoTime) {
        this.jdbc = jdbc;
        this.cluster = cluster;
        this.properties = properties;
        this.nanoTime = nanoTime;
        this.heir = properties.alone();
    }

    /** Takes or renews it; null when another holds it. */
    public synchronized @Nullable Grant take() {
        Duration usable = properties.lease().minus(properties.leaseMargin());
        long until = nanoTime.getAsLong() + usable.toNanos(); // counted from before the question: never too long
        var epoch = jdbc.sql(TAKE)
                .param("cluster", cluster.value())
                .param("holder", holder)
                .param("seconds", properties.lease().toMillis() / 1000.0)
                .param("heir", heir)
                .query(Long.class)
                .optional();
        Grant next = epoch.isPresent() ? new Grant(holder, epoch.get(), until) : null;
        grant = next;
        heir = false;
        return next;
    }

    /** The grant that still holds at this moment, or null. */
    @Nullable
    public Grant held() {
        Grant now = grant;
        return now != null && nanoTime.getAsLong() - now.until() < 0 ? now : null;
    }

    /** To be asked before each write to the cluster. */
    public void check(Grant asked) {
        Grant now = held();
        if (now == null || now.epoch() != asked.epoch()) {
            throw new Lost();
        }
    }

    /** Lets another process have it at once; only when nothing of ours is under way any more. */
    public synchronized void release() {
        grant = null;
        jdbc.sql(
                        "UPDATE cluster_lease SET expires_at = clock_timestamp() WHERE cluster = :cluster AND holder = :holder")
                .param("cluster", cluster.value())
                .param("holder", holder)
                .update();
    }
}
