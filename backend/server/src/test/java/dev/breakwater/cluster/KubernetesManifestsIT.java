package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.sandbox.RealApiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs Breakwater itself in a cluster is rendered as kubectl renders it, and accepted by a real API server. */
@ExtendWith(ApiServer.class)
class KubernetesManifestsIT {
    private static final Path K8S = Path.of("../../k8s");

    @BeforeAll
    static void createsTheNamespaceThatADryRunCannot() throws IOException, InterruptedException {
        kubectl("", "create", "namespace", "breakwater");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/production"})
    void isAcceptedByTheApiServer(String folder) throws IOException, InterruptedException {
        String rendered = kubectl("", "kustomize", K8S.resolve(folder).toString());
        String answer =
                kubectl(rendered, "apply", "--namespace=breakwater", "--dry-run=server", "--server-side", "-f", "-");
        assertThat(answer.lines()).hasSizeGreaterThanOrEqualTo(8).allMatch(line -> line.contains("server dry run"));
        assertThat(answer)
                .contains("deployment.apps/breakwater", "clusterrole", "networkpolicy", "poddisruptionbudget");
    }

    /** The role says what the adapter does, no more and no less. */
    @Test
    void grantsWhatTheAdapterDoes() throws IOException, InterruptedException {
        String role = kubectl("", "kustomize", K8S.resolve("base").toString());
        Stream.concat(Kind.OURS.stream(), Stream.of(Kind.NODE_CONFIG, Kind.NODE))
                .forEach(kind -> assertThat(role).contains("- " + kind.plural()));
        assertThat(role).contains("- pods\n");
        assertThat(role).doesNotContain("- '*'", "- get\n", "- update\n", "- escalate", "- impersonate");
    }

    private static String kubectl(String input, String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(RealApiServer.binary().orElseThrow().toString(), "kubectl"));
        command.add("--kubeconfig=" + ApiServer.kubeconfig());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
