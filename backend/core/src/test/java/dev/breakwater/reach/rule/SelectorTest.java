package dev.breakwater.reach.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.rule.Selector.CidrLabel;
import dev.breakwater.reach.rule.Selector.Requirement;
import dev.breakwater.vocabulary.Cidr;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SelectorTest {
    private static final Set<Label> WEB = Set.of(new Label("k8s", "app", "web"));

    private static boolean matches(String source, Selector.Operator operator, String... values) {
        var requirement = new Requirement(source, "app", operator, new TreeSet<>(List.of(values)));
        return Selector.of(requirement).matches(WEB);
    }

    @Test
    void matchesEverythingWithoutARequirement() {
        assertThat(Selector.EVERYTHING.matches(Set.of())).isTrue();
    }

    @Test
    void matchesValuesOfTheSourceThatIsAsked() {
        assertThat(matches("any", Selector.Operator.IN, "web", "db")).isTrue();
        assertThat(matches("k8s", Selector.Operator.IN, "web")).isTrue();
        assertThat(matches("container", Selector.Operator.IN, "web")).isFalse();
        assertThat(matches("k8s", Selector.Operator.IN, "db")).isFalse();
    }

    @Test
    void matchesWhatLacksTheKeyWhereItIsNegative() {
        assertThat(matches("k8s", Selector.Operator.NOT_IN, "web")).isFalse();
        assertThat(matches("k8s", Selector.Operator.NOT_IN, "db")).isTrue();
        assertThat(matches("container", Selector.Operator.NOT_IN, "web")).isTrue();
        assertThat(matches("container", Selector.Operator.DOES_NOT_EXIST)).isTrue();
        assertThat(matches("any", Selector.Operator.DOES_NOT_EXIST)).isFalse();
    }

    @Test
    void needsAllItsRequirements() {
        var both = Selector.of(Requirement.exists("any", "app"), Requirement.exists("any", "tier"));
        assertThat(both.matches(WEB)).isFalse();
        assertThat(both.and(Selector.EVERYTHING)).isEqualTo(both);
    }

    @Test
    void takesALabelOfAPrefixForThoseAroundIt() {
        var inner = Set.of(CidrLabel.of(Cidr.parse("10.1.0.0/16")));
        assertThat(Selector.of(Requirement.exists("cidr", "10.0.0.0/8")).matches(inner))
                .isTrue();
        assertThat(Selector.of(Requirement.exists("cidr", "10.1.2.0/24")).matches(inner))
                .isFalse();
        assertThat(Selector.of(Requirement.doesNotExist("cidr", "10.0.0.0/8")).matches(inner))
                .isFalse();
    }

    @Test
    void writesPrefixesWithoutColons() {
        assertThat(CidrLabel.key(Cidr.parse("::/0"))).isEqualTo("0--0/0");
        assertThat(CidrLabel.key(Cidr.parse("2001:db8::/32"))).isEqualTo("2001-db8--0/32");
    }
}
