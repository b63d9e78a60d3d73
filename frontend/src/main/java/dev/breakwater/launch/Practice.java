package dev.breakwater.launch;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** Starts the whole once on a throw-away folder and stops it, so that the JDK can remember what a start needs. */
final class Practice {
    private Practice() {}

    static int run(Class<?> application, List<String> arguments) {
        try {
            var all = new ArrayList<>(arguments);
            all.add("--server.port=0");
            var given = new SimpleCommandLinePropertySource(arguments.toArray(String[]::new));
            DataFolder folder =
                    DataFolder.open(java.nio.file.Path.of(String.valueOf(given.getProperty("breakwater.data"))), false);
            return SpringApplication.exit(Server.run(application, all, folder, new Announcement(folder)));
        } catch (Throwable failure) {
            System.err.println("The practice start failed: " + Failure.sentence(failure));
            return 1;
        }
    }
}
