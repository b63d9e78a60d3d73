package dev.breakwater.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said in a container, as here: nobody gave us a launcher. */
class AnnouncementTest {
    private static final String URL = "http://localhost:8080";

    @TempDir
    Path data;

    @Test
    void namesNoLauncherWhereThereIsNone() {
        assertThat(described(true)).noneMatch(line -> line.contains("./breakwater"));
    }

    @Test
    void saysWhoCanSignInWhereverTheDemoUsersCan() {
        assertThat(described(true)).anyMatch(line -> line.contains("Sign in    operator"));
        assertThat(described(false)).noneMatch(line -> line.contains("Sign in"));
    }

    private List<String> described(boolean demoUsers) {
        DataFolder folder = DataFolder.open(data.resolve("demo-users-" + demoUsers), false);
        var settings = new Settings(data, false, "kubeconfig", "jdbc:postgresql://postgres/breakwater", false);
        return new Announcement(new Parts(settings, folder, null, null, null)).describe(URL, folder, demoUsers);
    }
}
