package dev.breakwater.cilium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "y",
                "N",
                "yes",
                "No",
                "on",
                "OFF",
                "true",
                "False",
                "null",
                "NULL",
                "~",
                "",
                "123",
                "0x1f",
                "0o17",
                "017",
                "1e3",
                "1_000",
                "-1",
                "+1",
                ".5",
                ".inf",
                ".nan",
                "2026-11-24",
                "12:30:45",
                "=",
                "<<",
                "-",
                "*",
                "&a",
                "!t",
                "a: b",
                "a:",
                "a #b",
                "# a",
                "[a]",
                "{}",
                " a",
                "a ",
                "%a",
                "@a",
                "`a`",
                "a\nb",
                "'a'",
                "|",
                ">"
            })
    void quotesWhatAYamlCouldMisread(String text) {
        assertThat(Yaml.string(text)).startsWith("\"").endsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "tenant-a", "kube-dns", "cilium.io/v2", "TCP", "e1", "nothing", "yes-no", "a_b"})
    void leavesPlainWordsPlain(String text) {
        assertThat(Yaml.string(text)).isEqualTo(text);
    }

    @Test
    void escapesWhatIsNoPlainAscii() {
        assertThat(Yaml.quoted("a\"b\\c\nd\te\u00e9\u2028")).isEqualTo("\"a\\\"b\\\\c\\nd\\u0009e\\u00e9\\u2028\"");
    }

    @Test
    void nestsListsAndObjectsInBlocks() {
        var rule = Node.fields(Map.of(
                "name", Node.text("first"),
                "empty", new Node.Nothing(),
                "ports", new Node.Items(List.of(Node.whole(1), Node.flag(true), Node.text("1")))));
        var tree = Node.fields("rules", new Node.Items(List.of(rule, new Node.Items(List.of(Node.text("a"))))));
        assertThat(Yaml.of(tree)).isEqualTo("""
                rules:
                  - name: first
                    empty: {}
                    ports:
                      - 1
                      - true
                      - "1"
                  - - a
                """);
    }

    @Test
    void beginsAManifestAsPeopleExpect() {
        var manifest = new Manifest(
                ObjectKind.NAMESPACE.named("tenant-a"), new TreeMap<>(Map.of("tenant.io/tenantId", "on")), null);
        assertThat(manifest.yaml()).isEqualTo("""
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: tenant-a
                  labels:
                    tenant.io/tenantId: "on"
                """);
    }
}
