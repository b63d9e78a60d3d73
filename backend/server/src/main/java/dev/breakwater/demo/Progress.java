package dev.breakwater.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** How far the cluster has come, and what was stored on the way. */
final class Progress {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Rest rest;

    Progress(Rest rest) {
        this.rest = rest;
    }

    /** The types of a committed change's events, in the order they were stored, once the record shows the last of them. */
    List<String> eventsOf(String change) {
        long start = System.nanoTime();
        List<String> events = recordedOf(change);
        while (!events.contains("change.ChangeCommitted") && System.nanoTime() - start < PATIENCE.toNanos()) {
            pause();
            events = recordedOf(change);
        }
        return events;
    }

    private List<String> recordedOf(String change) {
        return rest.get("operator", "/api/v1/events?limit=200&change=" + change)
                .body()
                .path("items")
                .valueStream()
                .map(event -> event.path("type").asString(""))
                .toList();
    }

    /** By which plans a revision was carried out. */
    Foretold plansOf(long revision) {
        return Foretold.ofPlans(rest.get("operator", "/api/v1/revisions/" + revision + "/plan"));
    }

    /** In words how the cluster stands once it has reached the revision; empty when it does not in time. */
    Optional<String> awaitApplied(long revision) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE.toNanos()) {
            Answer cluster = rest.get("operator", "/api/v1/cluster");
            if (cluster.body().path("applied").asLong(-1) >= revision) {
                return Optional.of(sentence(cluster, Duration.ofNanos(System.nanoTime() - start)));
            }
            pause();
        }
        return Optional.empty();
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }

    private static String sentence(Answer cluster, Duration waited) {
        long objects = cluster.body().path("standings").path("applied").asLong(0);
        return objects + " objects stand in the cluster as desired, after " + waited.toMillis() + " ms";
    }
}
