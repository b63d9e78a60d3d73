package dev.breakwater.launch;

import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.sandbox.Sandbox;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says on the terminal, once the REST API has really answered, where everything is and what it is not. */
final class Announcement implements ApplicationListener<ApplicationReadyEvent> {
    /** In a container there is no launcher, and nobody outside can open a file of ours. */
    private static final boolean LAUNCHED = System.getenv("BREAKWATER_LAUNCHER") != null;

    private final Parts parts;

    Announcement(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        String url = "http://localhost:" + environment.getProperty("local.server.port");
        new FirstAnswer(url).await();
        Duration taken = Duration.ofMillis(System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime());
        System.out.printf(Locale.ROOT, "Breakwater is ready after %.1f s: %s%n", taken.toMillis() / 1000.0, url);
        DataFolder folder = parts.folder();
        if (folder != null) {
            folder.publish(url);
            boolean demoUsers = environment.getProperty("breakwater.access.demo-users", Boolean.class, false);
            describe(url, folder, demoUsers).forEach(System.out::println);
        }
        if (folder != null && parts.sandbox() == null) {
            new ClusterNews(ready.getApplicationContext().getBean(ClusterHealth.class)).follow();
        }
    }

    List<String> describe(String url, DataFolder folder, boolean demoUsers) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  Console    " + url + "/");
        lines.add("  REST API   " + url + "/api/v1, described at " + url + "/swagger-ui.html");
        if (demoUsers) {
            lines.add("  Sign in    operator, auditor, tenant-a, tenant-b or billing; the password is the name");
        }
        lines.addAll(cluster());
        lines.add("  Database   "
                + (parts.settings().embeddedDatabase() ? "PostgreSQL, embedded" : "the PostgreSQL that you named"));
        lines.add("  Kept in    " + folder.path()
                + (LAUNCHED ? " (to start over: './breakwater up --fresh" + on(folder) + "')" : ""));
        if (parts.logsToFile()) {
            lines.add("  Log        " + Parts.log(folder));
        }
        lines.add("");
        if (LAUNCHED) {
            lines.add("Next: './breakwater demo" + on(folder) + "' in another terminal. Ctrl-C stops.");
        }
        return lines;
    }

    private List<String> cluster() {
        Sandbox sandbox = parts.sandbox();
        return sandbox == null
                ? List.of("  Cluster    as " + parts.settings().kubeconfig() + " says")
                : List.of(
                        "  Cluster    a sandbox in this process: it keeps state as a real one does, but MOVES NO PACKETS",
                        "             kubectl --kubeconfig "
                                + quoted(sandbox.kubeconfig().toString()) + " get ccnp");
    }

    /** What a command has to say besides so that it finds this folder. */
    private static String on(DataFolder folder) {
        Path usual = Path.of(System.getProperty("user.home"), ".breakwater");
        return folder.path().equals(usual)
                ? ""
                : " --data " + quoted(folder.path().toString());
    }

    private static String quoted(String path) {
        return path.contains(" ") ? '"' + path + '"' : path;
    }
}
