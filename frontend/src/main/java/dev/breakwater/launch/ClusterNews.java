package dev.breakwater.launch;

import dev.breakwater.rollout.ClusterHealth;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;

/** Tells on the terminal how a real cluster stands: at the start, and again whenever that has changed. */
final class ClusterNews implements Runnable {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final ClusterHealth health;
    private List<String> told = List.of();

    ClusterNews(ClusterHealth health) {
        this.health = health;
    }

    void follow() {
        Thread.ofPlatform().daemon().name("cluster-news").start(this);
    }

    @Override
    public void run() {
        try {
            // What the database says at first is the last run's news.
            health.lookAgain(FIRST);
            while (!Thread.currentThread().isInterrupted()) {
                tell(health.report());
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        } catch (DataAccessException | IllegalStateException _) {
            // The database is away or we are stopping; the log and the health endpoint say so.
        }
    }

    private void tell(ClusterHealth.Report report) {
        List<String> news = sentences(report);
        if (!news.equals(told)) {
            news.forEach(sentence -> System.out.println("Cluster: " + sentence));
            told = news;
        }
    }

    private static List<String> sentences(ClusterHealth.Report report) {
        if (!report.sentences().isEmpty()) {
            return report.sentences();
        }
        return List.of(report.connected() ? "connected, and nothing to complain about." : "not connected yet.");
    }
}
