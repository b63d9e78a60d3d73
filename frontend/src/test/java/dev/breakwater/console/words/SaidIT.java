package dev.breakwater.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.console.InConsole;
import dev.breakwater.rollout.Plans;
import dev.breakwater.situation.Stage;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All that was said in the Hong Kong story is understood in both kinds of Chinese. */
class SaidIT extends InConsole {

    @Autowired
    private Changes changes;

    @Autowired
    private Plans plans;

    @Test
    void isTranslatedWhateverTheStoryHadToSay() {
        var spoken = new TreeSet<String>();
        changes.list(OPERATOR, null, null, null, 200).items().stream()
                .map(ChangeSummary::sentences)
                .forEach(spoken::addAll);
        LongStream.rangeClosed(1, revisions.newest())
                .mapToObj(revision -> plans.of(OPERATOR, revision))
                .flatMap(List::stream)
                .flatMap(plan -> plan.phases().stream())
                .flatMap(SaidIT::words)
                .forEach(spoken::add);
        assertThat(spoken).hasSizeGreaterThan(50);
        for (Language language : List.of(Language.SIMPLIFIED_CHINESE, Language.TRADITIONAL_CHINESE)) {
            assertThat(spoken)
                    .filteredOn(sentence -> Said.known(sentence, language).isEmpty())
                    .as(language.tag())
                    .isEmpty();
        }
    }

    private static Stream<String> words(Stage stage) {
        return Stream.concat(
                Stream.of(
                        stage.title(),
                        stage.why(),
                        stage.barrier(),
                        stage.proof().checked()),
                stage.steps().stream().flatMap(step -> Stream.of(step.verb(), step.why())));
    }

    @Test
    void isReadInThePlanOfAChange() {
        UI.getCurrent().setLocale(Language.TRADITIONAL_CHINESE.locale());
        visit("operator", "changes/" + revisions.find(OPERATOR, 20).change() + "?tab=plan");
        assertThat(text())
                .contains("前後都容許的流量不會被拒絕", "讀回確認", "寫入")
                .doesNotContain("No flow", "read back", "put", "removes allows");
        visit("operator", "changes/" + revisions.find(OPERATOR, 20).change());
        assertThat(text()).contains("修訂政策 tenant-a/mysql，共 2 條規則");
        UI.getCurrent().setLocale(Language.ENGLISH.locale());
        visit("operator", "changes/" + revisions.find(OPERATOR, 20).change() + "?tab=plan");
        assertThat(text()).contains("read back").doesNotContain("讀回確認");
    }
}
