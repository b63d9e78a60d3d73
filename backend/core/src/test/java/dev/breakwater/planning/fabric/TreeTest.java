package dev.breakwater.planning.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.cilium.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading and rewriting specs that somebody else may have written. */
class TreeTest {
    private static final Map<String, String> NODE = Map.of("rack", "a", "site", "tw1");

    private static Node spec(Object plain) {
        return Node.of(plain);
    }

    private static boolean selects(String key, String operator, String... values) {
        return Tree.selects(
                spec(Map.of(
                        "matchExpressions",
                        List.of(Map.of("key", key, "operator", operator, "values", List.of(values))))),
                NODE);
    }

    @Test
    void selectsAsKubernetesDoes() {
        assertThat(selects("rack", "In", "a", "b")).isTrue();
        assertThat(selects("rack", "In", "b")).isFalse();
        assertThat(selects("room", "In", "a")).isFalse();
        assertThat(selects("rack", "NotIn", "b")).isTrue();
        assertThat(selects("rack", "NotIn", "a")).isFalse();
        assertThat(selects("room", "NotIn", "a")).isTrue();
        assertThat(selects("rack", "Exists", "z")).isTrue();
        assertThat(selects("room", "Exists", "z")).isFalse();
        assertThat(selects("room", "DoesNotExist", "z")).isTrue();
        assertThat(selects("rack", "DoesNotExist", "z")).isFalse();
    }

    @Test
    void selectsWhatItDoesNotUnderstand() {
        assertThat(selects("rack", "Near", "z")).isTrue();
        assertThat(Tree.selects(null, NODE)).isTrue();
    }

    @Test
    void needsAllLabelsAndAllExpressions() {
        assertThat(Tree.selects(spec(Map.of("matchLabels", Map.of("rack", "a", "site", "tw1"))), NODE))
                .isTrue();
        assertThat(Tree.selects(spec(Map.of("matchLabels", Map.of("rack", "a", "site", "tw2"))), NODE))
                .isFalse();
        var expressions = List.of(Map.of("key", "rack", "operator", "DoesNotExist"));
        assertThat(Tree.selects(
                        spec(Map.of("matchLabels", Map.of("rack", "a"), "matchExpressions", expressions)), NODE))
                .isFalse();
    }

    @Test
    void readsWhatIsThereAndNothingElse() {
        Node spec = spec(Map.of("timers", Map.of("hold", 30, "on", true, "name", "x"), "list", List.of("a")));
        assertThat(Tree.text(spec, "timers", "hold")).isEqualTo("30");
        assertThat(Tree.text(spec, "timers", "on")).isEqualTo("true");
        assertThat(Tree.text(spec, "timers", "name")).isEqualTo("x");
        assertThat(Tree.text(spec, "timers")).isEmpty();
        assertThat(Tree.text(spec, "list", "hold")).isEmpty();
        assertThat(Tree.at(spec, "list", "hold")).isNull();
        assertThat(Tree.items(spec, "list")).containsExactly(Node.text("a"));
        assertThat(Tree.items(spec, "timers")).isEmpty();
        assertThat(Tree.fields(spec, "timers")).containsOnlyKeys("hold", "on", "name");
        assertThat(Tree.fields(spec, "list")).isEmpty();
    }

    @Test
    void rewritesOneFieldOnly() {
        Node spec = spec(Map.of("a", "1", "b", "2"));
        assertThat(Tree.with(spec, "a", Node.text("3"))).isEqualTo(spec(Map.of("a", "3", "b", "2")));
        assertThat(Tree.without(spec, "a")).isEqualTo(spec(Map.of("b", "2")));
        assertThat(Tree.without(Tree.without(spec, "a"), "b")).isEqualTo(new Node.Nothing());
        assertThat(Tree.with(new Node.Nothing(), "a", Node.text("1"))).isEqualTo(spec(Map.of("a", "1")));
    }
}
