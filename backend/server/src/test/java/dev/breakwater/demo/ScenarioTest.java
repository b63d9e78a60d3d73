package dev.breakwater.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.demo.Scenario.Placed;
import dev.breakwater.demo.Scenario.Step;
import dev.breakwater.vocabulary.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScenarioTest {
    private static final Path HONG_KONG = Path.of("../../testing/scenario/hong-kong.yaml");

    private final Scenario scenario = Scenario.read(HONG_KONG);

    @Test
    void tellsTheEightActsInOrder() {
        assertThat(scenario.acts()).extracting(Scenario.Act::act).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void namesEachStepOnce() {
        assertThat(scenario.placed()).extracting(placed -> placed.step().id()).doesNotHaveDuplicates();
    }

    @Test
    void refersOnlyToEarlierSteps() {
        List<String> earlier = new ArrayList<>();
        for (Placed placed : scenario.placed()) {
            Step step = placed.step();
            assertThat(earlier).containsAll(references(step.send() + step.body()));
            earlier.add(step.id());
        }
    }

    @Test
    void expectsRevisionsThatGrowByOne() {
        List<Long> revisions = scenario.placed().stream()
                .map(placed -> placed.step().expected().revision())
                .filter(revision -> revision != null)
                .toList();
        for (int i = 0; i < revisions.size(); i++) {
            assertThat(revisions.get(i)).isEqualTo(i + 1);
        }
    }

    @Test
    void isUnreadableWithAFieldNobodyKnows() {
        assertThatThrownBy(() -> Scenario.parse("name: x\nactors: []\n"))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining("actors");
    }

    @Test
    void isNotPlayedWhereItHasEnded() {
        scenario.refuseToBeginAt(0);
        scenario.refuseToBeginAt(25);
        for (long newest : new long[] {26, 40}) {
            assertThatThrownBy(() -> scenario.refuseToBeginAt(newest))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("'hong-kong' was played here to its end")
                    .extracting(refusal -> ((Rejection) refusal).remedy())
                    .asString()
                    .contains("./breakwater up --fresh");
        }
    }

    private static List<String> references(String text) {
        return Pattern.compile("\\{([a-z0-9-]+)\\.[a-zA-Z]+}")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
