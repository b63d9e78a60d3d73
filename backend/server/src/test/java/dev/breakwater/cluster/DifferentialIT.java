package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.sandbox.Sandbox;
import dev.breakwater.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random writers do the same to the sandbox and to a real API server: codes, objects, owners, causes and words are alike.
 * A few fresh seeds at each run; {@code -Dseed=} repeats one, {@code -Dseeds=} asks for more.
 */
@ExtendWith(ApiServer.class)
class DifferentialIT {
    private static final int SEEDS = 4;
    private static final int STEPS = 200;

    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void starts() {
        sandbox = Sandbox.start(SandboxSettings.in(folder).withoutCilium());
    }

    @AfterAll
    static void stops() {
        sandbox.close();
    }

    static LongStream seeds() {
        var given = Long.getLong("seed");
        long first = System.nanoTime();
        return given != null
                ? LongStream.of(given)
                : LongStream.range(first, first + Integer.getInteger("seeds", SEEDS));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cannotBeToldFromTheRealOne(long seed) {
        var real = KubeHttp.of(ApiServer.kubeconfig());
        var ours = KubeHttp.of(sandbox.kubeconfig());
        var operations = new RandomOperations(seed, "d" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        var done = new ArrayList<Operation>();
        for (int i = 0; i < STEPS; i++) {
            var operation = operations.get();
            done.add(operation);
            var wanted = Likeness.of(operation.on(real));
            assertThat(Likeness.of(operation.on(ours)))
                    .as("seed %d, step %d:%n%s", seed, i, whatLedTo(operation, done))
                    .isEqualTo(wanted);
        }
    }

    private static String whatLedTo(Operation last, List<Operation> done) {
        return done.stream()
                .filter(before -> before.isAbout(last))
                .map(Operation::toString)
                .collect(Collectors.joining("\n"));
    }
}
