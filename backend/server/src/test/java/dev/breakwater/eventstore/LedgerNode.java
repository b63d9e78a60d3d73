package dev.breakwater.eventstore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A second node, in a JVM of its own: writes and follows the ledger until its input ends or it is killed. */
final class LedgerNode {
    static final int WRITERS = 8;

    private LedgerNode() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (var context = new SpringApplicationBuilder(LedgerServer.class)
                .web(WebApplicationType.NONE)
                .run(arguments)) {
            var environment = context.getEnvironment();
            String name = environment.getRequiredProperty("node");
            long seed = environment.getRequiredProperty("seed", Long.class);
            var goOn = new AtomicBoolean(true);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                threads.add(Thread.ofPlatform().start(new LedgerWriter(context, name + "-" + i, seed + i, goOn::get)));
            }
            while (System.in.read() >= 0) {}
            goOn.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
