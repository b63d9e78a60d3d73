package dev.breakwater.reach.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the compiler writes is free of findings. */
class GoldenLintTest {
    private static final Topology TOPOLOGY = Topology.of(
            List.of(
                    new Topology.Namespace("tenant-a", Map.of("tenant.io/tenantId", "tenant-a")),
                    new Topology.Namespace("tenant-b", Map.of("tenant.io/tenantId", "tenant-b"))),
            List.of(
                    Endpoint.pod("tenant-a", "frontend", Map.of("app", "frontend")),
                    Endpoint.pod("tenant-a", "payment-api", Map.of("app", "payment-api")),
                    Endpoint.pod("tenant-b", "web", Map.of("app", "web"))));

    @TestFactory
    Stream<DynamicTest> findsNothingInWhatTheCompilerWrites() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of("src/test/resources/golden"))) {
            files = found.sorted().toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        List<Object> policies = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(Files.readString(file))
                .forEach(document -> {
                    if (document instanceof Map<?, ?> object
                            && String.valueOf(object.get("kind")).endsWith("NetworkPolicy")) {
                        policies.add(document);
                    }
                });
        var read = PolicySet.of(policies, TOPOLOGY);
        assertThat(read.refused()).isEmpty();
        assertThat(Lint.of(TOPOLOGY, read.clauses())).isEmpty();
        policies.forEach(policy -> assertThat(Lint.of(TOPOLOGY, policy)).isEmpty());
    }
}
