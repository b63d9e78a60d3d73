package dev.breakwater.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Shrinking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reach against Cilium's own policy engine: random cases, other ones in each run, of which {@code -Doracle.sets=50000
 * -Doracle.seed=7} asks for more or the same again, and one written case for each surprise that we know of.
 */
@ExtendWith(OracleHere.class)
class OracleIT {
    private static final int SETS = Integer.getInteger("oracle.sets", 5_000);
    private static final int QUERIES = 42;
    private static final int SHOWN = 15;
    private static final double MOST_UNDECIDED = 0.01;

    /** So many, of all, must say something: a test whose cases open or refuse everything proves nothing. */
    private static final double LEAST_COMPARED = 0.96;

    private static final Path BINARY = Oracle.binary().orElse(Path.of(""));

    @Test
    void agreesWithCiliumOnRandomCases() {
        long seed = Long.getLong("oracle.seed", ThreadLocalRandom.current().nextLong(1L << 40));
        System.out.println("OracleIT: seed " + seed + ", " + SETS + " policy sets");
        try (var differential = new Differential(BINARY)) {
            differential.ask(seed, SETS, QUERIES);
            Comparison comparison = differential.comparison();
            System.out.println("OracleIT: " + comparison);
            assertThat(differential.smallest(SHOWN))
                    .as("seed %d, the smallest case of each kind, to be put into testing/oracle/cases", seed)
                    .isEmpty();
            assertThat(comparison.undecidedShare()).as("undecided by us").isLessThan(MOST_UNDECIDED);
            assertThat(comparison.compared).isGreaterThan((long) (LEAST_COMPARED * SETS * QUERIES));
        }
    }

    @TestFactory
    Stream<DynamicTest> agreesWithCiliumOnWhatSurprises() throws IOException {
        try (Stream<Path> files = Files.list(Oracle.sources().orElseThrow().resolve("cases"))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static void check(Path file) {
        Map<?, ?> written = JsonMapper.shared().readValue(file.toFile(), Map.class);
        Map<String, Object> input = Shrinking.asMap(written.get("input"));
        try (var oracle = new Oracle(BINARY, 1)) {
            WrittenCase.of(written).check("Cilium", oracle.ask(input));
        }
        WrittenCase.of(written).check("Breakwater", CaseAnswers.to(input));
    }
}
