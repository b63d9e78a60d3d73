package dev.breakwater.question;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Skips a class, and names it in {@code target/skipped-cluster-tests.txt}, where there is no oracle and none can be built. */
final class OracleHere implements BeforeAllCallback {
    private static final Path SKIPPED = Path.of("target/skipped-cluster-tests.txt");
    private static final String WHY = "no oracle: put Go on the PATH, so that testing/oracle/build can build one";

    @Override
    public void beforeAll(ExtensionContext context) {
        if (Oracle.binary().isEmpty()) {
            skip(context.getRequiredTestClass().getName());
            throw new TestAbortedException(WHY);
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
