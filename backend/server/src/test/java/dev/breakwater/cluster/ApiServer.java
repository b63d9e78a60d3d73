package dev.breakwater.cluster;

import dev.breakwater.sandbox.RealApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * One real API server for all tests of this JVM, started when the first class asks for it:
 * {@code @ExtendWith(ApiServer.class)}, then {@link #kubeconfig()}. Where there is none and none can be built, the class is
 * skipped and named in {@code target/skipped-cluster-tests.txt}.
 */
public final class ApiServer implements BeforeAllCallback {
    private static final Path SKIPPED = Path.of("target/skipped-cluster-tests.txt");
    private static final String WHY =
            "no API server: set KUBEBUILDER_ASSETS, or put Go on the PATH, so that testing/apiserver/build can build one";

    private static @Nullable Path kubeconfig;
    private static boolean tried;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (find() == null) {
            skip(context.getRequiredTestClass().getName());
            throw new TestAbortedException(WHY);
        }
    }

    /** The administrator's kubeconfig of the running server. */
    public static Path kubeconfig() {
        var found = find();
        if (found == null) {
            throw new TestAbortedException(WHY);
        }
        return found;
    }

    private static synchronized @Nullable Path find() {
        if (!tried) {
            tried = true;
            kubeconfig = start();
        }
        return kubeconfig;
    }

    private static @Nullable Path start() {
        var folder = temporary();
        var assets = System.getenv("KUBEBUILDER_ASSETS");
        if (assets != null && Files.isExecutable(Path.of(assets, "kube-apiserver"))) {
            return AssetsApiServer.start(Path.of(assets), folder);
        }
        var binary = RealApiServer.binary();
        if (binary.isEmpty()) {
            return null;
        }
        return RealApiServer.start(binary.get(), folder).kubeconfig();
    }

    private static Path temporary() {
        try {
            var folder = Files.createTempDirectory("bw-api-"); // short: Unix sockets lie in it
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // the server is still ending; the system cleans its temporary folder
        }
    }

    private static void skip(String testClass) {
        try {
            Files.createDirectories(SKIPPED.getParent());
            Files.writeString(
                    SKIPPED, testClass + ": " + WHY + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
