package dev.breakwater.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class, and names it in {@code target/skipped-cluster-tests.txt}, where no Chromium is found. */
final class ChromiumHere implements ExecutionCondition {
    private static final Path SKIPPED = Path.of("target/skipped-cluster-tests.txt");
    private static final String WHY =
            "no Chromium: install it (Debian: apt-get install chromium), or name it in CHROMIUM";

    static Optional<Path> binary() {
        return Stream.of(
                        System.getenv().getOrDefault("CHROMIUM", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Before Spring starts the program, which would be for nothing. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (binary().isPresent()) {
            return ConditionEvaluationResult.enabled("there is a Chromium");
        }
        if (context.getTestMethod().isEmpty()) {
            skip(context.getRequiredTestClass().getName());
        }
        return ConditionEvaluationResult.disabled(WHY);
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
