package dev.breakwater.bench;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** The verb {@code bench}: picks a benchmark, gives it a throw-away folder and clears up behind it. */
public final class Bench {
    /** Starts the whole of Breakwater in this process, its embedded parts in the folder, with more Spring arguments. */
    public interface Stage {
        ConfigurableApplicationContext open(Path folder, List<String> arguments);
    }

    private static final Map<String, Map<String, Integer>> USUAL = Map.of(
            "push",
            Map.of("tenants", 500, "warm", 50, "workers", 32),
            "append",
            Map.of("commands", 20_000, "rounds", 3),
            "rebuild",
            Map.of("events", 1_000_000),
            "reach",
            Map.of("tenants", 1000, "identities", 6, "policies", 30, "edits", 200, "sample", 300),
            "console",
            Map.of("tenants", 10_000, "changes", 100_000, "rounds", 10),
            "start",
            Map.of("runs", 3));

    private Bench() {}

    /** Runs the benchmark named first; answers the exit code. */
    public static int run(Stage stage, List<String> arguments) throws Exception {
        Map<String, Integer> usual = arguments.isEmpty() ? null : USUAL.get(arguments.getFirst());
        if (usual == null) {
            Figures.say("bench needs one of these names, and may be given sizes as NAME=VALUE:");
            USUAL.forEach((name, sizes) -> Figures.say("  " + name + " " + sizes));
            return arguments.isEmpty() ? 0 : 2;
        }
        Sizes sizes = Sizes.of(usual, arguments.subList(1, arguments.size()));
        Path folder = Files.createTempDirectory("breakwater-bench-");
        try {
            Figures.say("bench " + arguments.getFirst() + " with " + sizes);
            measure(arguments.getFirst(), stage, sizes, folder);
        } catch (Exception failure) {
            Figures.say("left behind, with the log: " + folder);
            throw failure;
        }
        delete(folder);
        return 0;
    }

    private static void measure(String name, Stage stage, Sizes sizes, Path folder) throws Exception {
        switch (name) {
            case "push" -> new PushBench(stage, sizes, folder).run();
            case "append" -> new AppendBench(stage, sizes, folder).run();
            case "rebuild" -> new RebuildBench(stage, sizes, folder).run();
            case "console" -> new ConsoleBench(stage, sizes, folder).run();
            case "reach" -> new ReachBench(sizes).run();
            default -> new StartBench(sizes, folder).run();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            deleteUnlessInUse(each);
        }
    }

    /** The database in it is only stopped with this process, and may still write: its folder is then left behind. */
    private static void deleteUnlessInUse(Path each) throws IOException {
        try {
            Files.deleteIfExists(each);
        } catch (DirectoryNotEmptyException _) {
            Figures.say("left behind: " + each);
        }
    }
}
