package dev.breakwater.console;

import dev.breakwater.change.Revisions;
import dev.breakwater.demo.Demo;
import dev.breakwater.rollout.ClusterHealth;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** The Hong Kong story as far as the mistake of 2 a.m. and one later change: played once for all tests of a start. */
public final class Story {
    /** The revision in which the frontend lost its database. */
    public static final long MISTAKE = 20;

    /** What was changed after it by another tenant. */
    public static final long LATER = 21;

    private Story() {}

    /** Plays it unless it was played; what other tests did since stays. */
    public static synchronized void play(ApplicationContext program) {
        if (program.getBean(Revisions.class).newest() > 0) {
            return;
        }
        String url = "http://localhost:" + program.getEnvironment().getProperty("local.server.port");
        int code =
                Demo.run(List.of("--url", url, "--scenario", "../testing/scenario/hong-kong.yaml", "--step", "1..26"));
        if (code != 0 || !program.getBean(ClusterHealth.class).awaitApplied(LATER, Duration.ofSeconds(30))) {
            throw new IllegalStateException("The story did not go as it is written");
        }
    }
}
