package dev.breakwater.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.console.InConsole;
import dev.breakwater.console.Story;
import dev.breakwater.rollout.Plans;
import dev.breakwater.rollout.Plans.Planned;
import dev.breakwater.situation.Hindrance;
import dev.breakwater.situation.Stage;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever the rooms said while the Hong Kong story was played has words in both ways of writing Chinese. */
class SaidIT extends InConsole {
    private static final int MOST = 100;

    @Autowired
    private Changes changes;

    @Autowired
    private Plans plans;

    private final Said said = new Said(new Translations());

    @Test
    void isKnownOfEachChange() {
        knows(played().stream().flatMap(change -> change.sentences().stream()), 20);
    }

    @Test
    void isKnownOfEachPlan() {
        knows(
                LongStream.rangeClosed(1, Story.LATER)
                        .boxed()
                        .flatMap(revision -> plans.of(OPERATOR, revision).stream())
                        .flatMap(SaidIT::of),
                20);
    }

    @Test
    void isKnownOfWhatRollingBackWouldDo() {
        knows(
                LongStream.range(1, Story.LATER)
                        .mapToObj(revision -> gateway.rollback(OPERATOR, null, revision, "For a test", null))
                        .map(this::preview)
                        .flatMap(SaidIT::of),
                30);
    }

    @Test
    void leavesNoEnglishInAPlan() {
        UI.getCurrent().setLocale(Language.TRADITIONAL_CHINESE.locale());
        visit("operator", "changes/" + revisions.find(OPERATOR, Story.MISTAKE).change() + "?tab=plan");
        assertThat(text()).contains("全部", "變更前後任何混合狀態都不會失去或多開放流量，因此無需等待", "讀回確認");
        assertThat(text()).doesNotContain("Everything", "No mix of", "read back", "No flow that");
        assertThat(inEnglish((Component) getCurrentView())).isEmpty();
    }

    @Test
    void leavesNoEnglishInAChange() {
        UI.getCurrent().setLocale(Language.SIMPLIFIED_CHINESE.locale());
        visit("operator", "changes/" + revisions.find(OPERATOR, Story.MISTAKE).change());
        assertThat(inEnglish((Component) getCurrentView())).isEmpty();
        assertThat(text()).contains("修改策略");
    }

    private Preview preview(Proposal proposal) {
        return gateway.preview(OPERATOR, proposal.overriding("For a test"));
    }

    private List<ChangeSummary> played() {
        return changes.list(OPERATOR, null, null, null, MOST).items();
    }

    private static Stream<String> of(Planned plan) {
        return Stream.concat(
                plan.obstacles().stream().flatMap(SaidIT::of),
                plan.phases().stream().flatMap(SaidIT::of));
    }

    private static Stream<String> of(Preview preview) {
        var all = new TreeSet<>(preview.sentences());
        all.add(preview.assessment().isolation().sentence());
        preview.assessment().lint().forEach(trap -> all.addAll(List.of(trap.sentence(), trap.remedy())));
        preview.assessment().plans().forEach(plan -> {
            all.add(plan.pruning());
            plan.foreseen().forEach(notice -> all.add(notice.sentence()));
            plan.obstacles().stream().flatMap(SaidIT::of).forEach(all::add);
            plan.phases().stream().flatMap(SaidIT::of).forEach(all::add);
        });
        return all.stream();
    }

    private static Stream<String> of(Hindrance hindrance) {
        return Stream.of(hindrance.sentence(), hindrance.needed());
    }

    private static Stream<String> of(Stage stage) {
        return Stream.concat(
                Stream.of(
                        stage.title(),
                        stage.why(),
                        stage.barrier(),
                        stage.proof().checked()),
                stage.steps().stream().flatMap(step -> Stream.of(step.verb(), step.why())));
    }

    private void knows(Stream<String> sentences, int least) {
        Collection<String> all = sentences.collect(Collectors.toCollection(TreeSet::new));
        assertThat(all).hasSizeGreaterThanOrEqualTo(least);
        Stream.of(Language.SIMPLIFIED_CHINESE, Language.TRADITIONAL_CHINESE)
                .forEach(language -> assertThat(all)
                        .as(language.tag())
                        .filteredOn(sentence -> said.in(language, sentence).isEmpty())
                        .isEmpty());
    }

    private static List<String> inEnglish(Component component) {
        return Stream.concat(
                        Stream.of(component)
                                .filter(each -> "en".equals(each.getElement().getAttribute("lang")))
                                .map(each -> each.getElement().getTextRecursively()),
                        component.getChildren().flatMap(each -> inEnglish(each).stream()))
                .toList();
    }
}
