package dev.breakwater.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;

/** Starts the whole once on a throw-away folder and stops it, so that the JDK can remember what a start needs. */
final class Practice {
    private Practice() {}

    static int run(Class<?> application, List<String> arguments) {
        try {
            var all = new ArrayList<>(arguments);
            all.add("--server.port=0");
            Settings settings = Settings.of(all);
            Path data = Objects.requireNonNull(settings.data());
            Parts parts = Parts.start(settings, DataFolder.open(data, false));
            return SpringApplication.exit(Server.run(application, all, parts, new Announcement(parts)));
        } catch (Throwable failure) {
            System.err.println("The practice start failed: " + Failure.sentence(failure));
            return 1;
        }
    }
}
