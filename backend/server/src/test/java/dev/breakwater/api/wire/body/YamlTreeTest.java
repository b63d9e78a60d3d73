package dev.breakwater.api.wire.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.vocabulary.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTreeTest {
    @Test
    void readsWhatJsonCouldSay() {
        assertThat(YamlTree.read("a: 1\nb: [x, \"1\", true, null]\nc: {d: no}\ne: 443/TCP\n")
                        .toString())
                .isEqualTo("{\"a\":1,\"b\":[\"x\",\"1\",true,null],\"c\":{\"d\":\"no\"},\"e\":\"443/TCP\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: &x [1]' | yaml-alias",
                "'a: *x' | yaml-alias",
                "'a: !!java.net.URL [x]' | yaml-tag",
                "'!thing a' | yaml-tag",
                "'a: 1\n---\nb: 2' | yaml-many-documents",
                "'a: 1\na: 2' | field-twice",
                "'<<: {a: 1}' | body-malformed",
                "'[' | body-malformed",
                "'\"\\UFFFFFFFF\"' | body-malformed",
                "'' | body-malformed",
                "'? [a]\n: 1' | body-malformed",
            })
    void refuses(String text, String code) {
        assertThatThrownBy(() -> YamlTree.read(text))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void refusesABillionLaughsBeforeTheFirstOne() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assertThatThrownBy(() -> YamlTree.read(bomb)).hasMessage("Anchors and aliases are not read (line 1)");
    }

    @Test
    void refusesDepth() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThatThrownBy(() -> YamlTree.read(deep))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.code()).isEqualTo("body-too-deep"));
    }
}
