package dev.breakwater.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class QuestionTest {
    private static final String POLICY = """
            apiVersion: cilium.io/v2
            kind: CiliumNetworkPolicy
            metadata: {name: mysql, namespace: data}
            spec:
              endpointSelector: {matchLabels: {app: mysql}}
              ingress:
              - fromEndpoints: [{matchLabels: {"k8s:io.kubernetes.pod.namespace": shop, app: web}}]
                toPorts: [{ports: [{port: "%s", protocol: TCP}]}]
            """;
    private static final String REFUSED = """
            ---
            apiVersion: cilium.io/v2
            kind: CiliumNetworkPolicy
            metadata: {name: empty, namespace: data}
            spec: {endpointSelector: {}, ingress: []}
            """;

    @TempDir
    private Path folder;

    private String output = "";
    private String complaint = "";

    private int run(String verb, String input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Question.run(
                verb,
                List.of(arguments),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        output = out.toString(StandardCharsets.UTF_8);
        complaint = err.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int ask(String file, String from, String port) {
        return run("reach", "", file, "--from", from, "--to", "data/app=mysql", "--port", port);
    }

    @Test
    void namesTheRuleAndTheFileThatAllow() throws IOException {
        String file = file("mysql.yaml", POLICY.formatted("3306"));
        assertThat(ask(file, "shop/app=web", "3306")).isZero();
        assertThat(output)
                .contains("allowed: shop/app=web -> data/app=mysql, TCP 3306")
                .contains("CiliumNetworkPolicy/data/mysql spec.ingress[0]")
                .contains(file);
    }

    @Test
    void namesWhoseDefaultDenyDrops() throws IOException {
        String file = file("mysql.yaml", POLICY.formatted("3306"));
        assertThat(ask(file, "shop/app=db", "3306")).isEqualTo(1);
        assertThat(output).contains("by the default deny of").contains("CiliumNetworkPolicy/data/mysql");
        assertThat(ask(file, "shop/app=web", "3307")).isEqualTo(1);
    }

    @Test
    void saysWhichObjectIsRefusedAndWhy() throws IOException {
        String file = file("two.yaml", POLICY.formatted("3306") + REFUSED);
        assertThat(ask(file, "shop/app=web", "3306")).isEqualTo(3);
        assertThat(output)
                .startsWith("allowed")
                .contains("without any effect")
                .contains("CiliumNetworkPolicy/data/empty in " + file + " (document 2)")
                .contains("rule must have at least one of");
    }

    @Test
    void answersForProgramsToo() throws IOException {
        String file = file("mysql.yaml", POLICY.formatted("3306"));
        run("reach", "", file, "--from", "world", "--to", "data/app=mysql", "--port", "3306", "--output", "json");
        assertThat(Trees.map(Documents.json(output)).get("verdict")).isEqualTo("denied");
    }

    @Test
    void tellsWrongUsageFromUnreadableFiles() throws IOException {
        assertThat(run("reach", "", "--nonsense")).isEqualTo(2);
        assertThat(complaint).contains("--nonsense").contains("--help");
        assertThat(run("reach", "", "x.yaml", "--from", "world", "--to", "a/b")).isEqualTo(2);
        assertThat(run("diff", "", "one")).isEqualTo(2);
        assertThat(ask(folder.resolve("missing").toString(), "world", "80")).isEqualTo(3);
        assertThat(ask(file("bad.yaml", "a: [1"), "world", "80")).isEqualTo(3);
        assertThat(ask(file("alias.yaml", "a: &x 1\nb: *x\n"), "world", "80")).isEqualTo(3);
        assertThat(complaint).contains("aliases").contains("line 2");
        assertThat(ask(file("twice.json", "{\"a\":1,\"a\":2}"), "world", "80")).isEqualTo(3);
    }

    @Test
    void answersCasesLineByLine() {
        String one = "{\"name\":\"one\",\"endpoints\":[{\"id\":\"a/x\",\"namespace\":\"a\"}],\"policies\":[],"
                + "\"queries\":[{\"from\":\"a/x\",\"to\":{\"entity\":\"world\"},\"port\":80},"
                + "{\"from\":\"a/nobody\",\"to\":{\"entity\":\"world\"},\"port\":80}]}\n";
        assertThat(run("reach", one + "\n" + one, "--cases", "-")).isZero();
        assertThat(output.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains("\"name\":\"one\"")
                        .contains("\"egress\":\"allowed\",\"ingress\":\"n/a\",\"verdict\":\"allowed\"")
                        .contains("\"verdict\":\"error\""));
        assertThat(run("reach", "nonsense\n" + one, "--cases", "-")).isEqualTo(3);
        assertThat(output.lines()).hasSize(2);
    }

    @Test
    void readsPodsAndTheirPortsFromTheFiles() throws IOException {
        file("policy.yaml", POLICY.formatted("db"));
        file("pods.json", """
                {"kind": "List", "items": [
                  {"kind": "Pod", "metadata": {"name": "m", "namespace": "data", "labels": {"app": "mysql"}},
                   "spec": {"containers": [{"name": "c", "ports": [{"name": "db", "containerPort": 3306}]}]},
                   "status": {"podIPs": [{"ip": "10.1.0.9"}]}},
                  {"kind": "Namespace", "metadata": {"name": "shop"}}]}
                """);
        assertThat(run("reach", "", folder.toString(), "--from", "shop/app=web", "--to", "10.1.0.9", "--port", "3306"))
                .isZero();
        assertThat(run("reach", "", folder.toString(), "--from", "shop/app=web", "--to", "data/m", "--port", "80"))
                .isEqualTo(1);
    }

    @Test
    void tellsWhatTwoStatesDifferIn() throws IOException {
        String before = file("before.yaml", POLICY.formatted("3306"));
        String after = file("after.yaml", POLICY.formatted("3307"));
        assertThat(run("diff", "", before, before)).isZero();
        assertThat(output).contains("no flow differs");
        assertThat(run("diff", "", before, after)).isEqualTo(1);
        assertThat(output)
                .contains("newly allowed")
                .contains("TCP 3307")
                .contains("newly denied")
                .contains("TCP 3306");
        assertThat(run("diff", "", before, after, "--output", "json")).isEqualTo(1);
        assertThat(Trees.list(Trees.map(Documents.json(output)).get("allowed"))).isNotEmpty();
    }

    @Test
    void refusesInOneSentenceWhatCannotBeRead() throws IOException {
        assertUnanswered(file("deep.yaml", "[".repeat(60_000)), "nested more than");
        assertUnanswered(file("deep.json", "[".repeat(60_000)), "no JSON");
        assertUnanswered(file("escape.yaml", "a: \"\\UFFFFFFFF\""), "escape names no character");
        assertUnanswered(file("tag.yaml", "a: !!int x"), "tags");
        assertUnanswered(file("null.json", "null"), "null");
        assertUnanswered(file("items.json", "{\"kind\":\"List\",\"items\":[null]}"), "no Kubernetes object");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void readsNoMoreThanItsBoundOfWhatIsEndless() {
        assertUnanswered("/dev/zero", "larger than 64 MiB");
        assertThat(run("reach", "", "--cases", "/dev/zero")).isEqualTo(3);
        assertThat(complaint).contains("longer than");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void refusesLinksToNothingInAFolder() throws IOException {
        file("mysql.yaml", POLICY.formatted("3306"));
        Files.createSymbolicLink(folder.resolve("deny.yaml"), folder.resolve("gone"));
        assertUnanswered(folder.toString(), "deny.yaml is no file");
    }

    private void assertUnanswered(String file, String reason) {
        assertThat(ask(file, "world", "80")).isEqualTo(3);
        assertThat(complaint).contains(reason).hasLineCount(1);
    }

    @Test
    void takesAnInvalidPrefixForNoPod() throws IOException {
        String file = file("mysql.yaml", POLICY.formatted("3306"));
        for (String end : List.of("1.2.3.4/99", "1.2.3/8", "10.0.0.0/", "10.0.0.0/99999999999", "::1/129")) {
            assertThat(ask(file, end, "80")).isEqualTo(2);
            assertThat(complaint).contains("'" + end + "' is an invalid prefix");
        }
        assertThat(ask(file, "10.0.0.0/8", "80")).isEqualTo(1);
    }

    @Test
    void endsAnyFailureAsUnanswered() throws IOException {
        String file = file("mysql.yaml", POLICY.formatted("3306"));
        for (Throwable failure : List.of(new IllegalStateException("broken"), new StackOverflowError())) {
            var err = new ByteArrayOutputStream();
            var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
                @Override
                public void println(String line) {
                    if (failure instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) failure;
                }
            };
            List<String> arguments = List.of(file, "--from", "world", "--to", "data/app=mysql", "--port", "80");
            var complaints = new PrintStream(err, true, StandardCharsets.UTF_8);
            assertThat(Question.run("reach", arguments, InputStream.nullInputStream(), out, complaints))
                    .isEqualTo(3);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("reach: ")
                    .hasLineCount(1);
        }
    }

    @Test
    @Timeout(60)
    void comparesManyPoliciesWithoutPairingTheirPodsAndSaysSo() throws IOException {
        String before = file("before.yaml", policies(60, "3306"));
        String after = file("after.yaml", policies(60, "3307"));
        assertThat(run("diff", "", before, after)).isEqualTo(1);
        assertThat(output).contains("newly allowed").contains("not looked at: pods that two selectors select");
        assertThat(run("diff", "", before, before)).isEqualTo(3);
        assertThat(run("diff", "", file("many.yaml", policies(1_100, "1")), before))
                .isEqualTo(3);
        assertThat(complaint).contains("kinds of pods apart").contains("Give the pods");
    }

    private static String policies(int count, String port) {
        return IntStream.range(0, count)
                .mapToObj(number -> POLICY.formatted(port).replace("mysql", "app-" + number))
                .collect(Collectors.joining("---\n"));
    }
}
