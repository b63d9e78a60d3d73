package dev.breakwater.launch;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says on the terminal, once the REST API has really answered, where everything is and what it is not. */
final class Announcement implements ApplicationListener<ApplicationReadyEvent> {
    private final @Nullable DataFolder folder;

    Announcement(@Nullable DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Environment settings = ready.getApplicationContext().getEnvironment();
        String url = "http://localhost:" + settings.getProperty("local.server.port");
        new FirstAnswer(url).await();
        Duration taken = Duration.ofMillis(
                System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime());
        System.out.printf(Locale.ROOT, "Breakwater is ready after %.1f s: %s%n", taken.toMillis() / 1000.0, url);
        if (folder != null) {
            folder.publish(url);
            describe(url, folder, settings).forEach(System.out::println);
        }
    }

    private static List<String> describe(String url, DataFolder folder, Environment settings) {
        boolean sandbox = settings.getProperty("breakwater.cluster.kubeconfig") == null;
        boolean embedded = settings.getProperty("breakwater.database.url") == null;
        return List.of(
                "",
                "  Console    " + url + "/",
                "  REST API   " + url + "/api/v1  (described at " + url + "/swagger-ui.html)",
                "  Sign in    operator, auditor, tenant-a, tenant-b or billing; the password is the name",
                "  Cluster    " + (sandbox ? SANDBOX : "from " + settings.getProperty("breakwater.cluster.kubeconfig")),
                sandbox ? "             " + kubectl(folder) : "",
                "  Database   " + (embedded ? "PostgreSQL, embedded" : "the one you named"),
                "  Kept in    " + folder.path() + "  (start over with './breakwater up --fresh')",
                "  Log        " + folder.path().resolve("breakwater.log"),
                "",
                "Next: './breakwater demo' in another terminal. Ctrl-C stops.");
    }

    private static final String SANDBOX =
            "a sandbox in this process: it keeps state as a real one does, but moves no packets";

    private static String kubectl(DataFolder folder) {
        return "kubectl --kubeconfig " + folder.path().resolve("sandbox.kubeconfig") + " get ccnp";
    }
}
