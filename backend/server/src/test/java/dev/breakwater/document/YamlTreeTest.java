package dev.breakwater.document;

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

    /** Below one long name each of many things would have a pointer as long: more than any memory holds. */
    @Test
    void doesNotRememberMoreOfPlacesThanTheTextIsLong() {
        String text = "? \"" + "k".repeat(400_000) + "\"\n: [" + "0,".repeat(200_000) + "0]\n";

        assertThat(YamlTree.read(text).iterator().next()).hasSize(200_001);
        assertThat(YamlTree.places(text).line("")).isEqualTo(1);
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

    @Test
    void knowsInWhichLineAThingIsOrShouldBe() {
        Places places = Places.of("reason: why\nrules:\n  - a: 1\n    b/c: 2\n  - a: 3\n");
        assertThat(places.line("/rules/0/b~1c")).isEqualTo(4);
        assertThat(places.line("/rules/1")).isEqualTo(5);
        assertThat(places.line("/rules/1/missing")).isEqualTo(5);
        assertThat(places.line("/nothing")).isEqualTo(1);
        assertThat(places.line(null)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'a: 1\nb: *x' | 2", "'a: 1\nb: 2\na: 3' | 3", "'a: 1\nb: {' | 2", "'a: 1\n  b: 2' | 2"})
    void knowsInWhichLineReadingEnded(String text, int line) {
        assertThat(Places.of(text.replace("\\n", "\n")).line(null)).isEqualTo(line);
    }
}
