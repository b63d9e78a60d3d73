package dev.breakwater.console.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.console.InConsole;
import dev.breakwater.console.Story;
import dev.breakwater.tenant.TenantCommand.DescribeTenant;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeViewIT extends InConsole {
    private static final Actor OPERATOR = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());

    @Test
    @SuppressWarnings("unchecked")
    void listsToAnOwnerWhatIsItsBusiness() {
        visit("tenant-b", "changes");
        Grid<ChangeSummary> grid = find(Grid.class).single();
        assertThat(test(grid).size()).isPositive();
        for (int i = 0; i < test(grid).size(); i++) {
            assertThat(test(grid).getRow(i).sentences()).allMatch(each -> each.contains("tenant-b"));
        }
    }

    @Test
    void saysWhatAMistakeDidToFlows() {
        visit("tenant-a", mistake() + "?tab=flows");
        assertThat(text()).contains("1 closed, 1 opened", "tenant-a app=frontend", "tenant-a app=batch");
    }

    @Test
    void showsWhatDiffersInObjectsAsOneObjectEach() {
        visit("tenant-a", mistake() + "?tab=objects");
        assertThat(text()).contains("0 added, 0 removed, 2 changed", "<b>frontend</b>", "<b>batch</b>");
    }

    @Test
    void showsThePlanWithItsProofAndThatItIsDone() {
        visit("operator", mistake() + "?tab=plan");
        assertThat(text()).contains("Proven", "No mix of before and after", "Revision 20 was carried out", "Done");
    }

    @Test
    void doesNotKnowAnothersChange() {
        visit("billing", mistake());
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
        visit("billing", "changes/" + ChangeId.random());
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void offersAnAuditorNothingToDo() {
        visit("auditor", mistake());
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Revert this change");
    }

    @Test
    void showsWhatARevertDoesBeforeItAsksWhy() {
        visit("tenant-b", "changes/" + revisions.find(OPERATOR, Story.LATER).change());
        test(button("Revert this change")).click();
        Dialog dialog = find(Dialog.class).single();
        assertThat(dialog.getHeaderTitle()).isEqualTo("Revert this change");
        assertThat(find(TextArea.class).all()).isNotEmpty();
        long before = revisions.newest();
        test(button("Commit now")).click();
        assertThat(revisions.newest()).as("without a reason nothing is done").isEqualTo(before);
    }

    @Test
    void commitsADraftThatSomebodyKept() {
        ChangeId draft = drafted("The shop of Tsuen Wan");
        visit("operator", "changes/" + draft);
        assertThat(text()).contains("Describe tenant tenant-a as");
        long before = revisions.newest();
        test(button("Commit")).click();
        assertThat(revisions.newest()).isEqualTo(before + 1);
        assertThat(find(Button.class).all()).extracting(Button::getText).contains("Revert this change");
    }

    @Test
    void discardsADraft() {
        ChangeId draft = drafted("Nobody wants this");
        visit("operator", "changes/" + draft);
        test(button("Discard")).click();
        visit("operator", "changes/" + draft);
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Commit", "Discard");
    }

    private ChangeId drafted(String description) {
        var operation = new DescribeTenant(TenantId.parse("tenant-a"), description);
        ChangeId draft = gateway.draft(
                OPERATOR,
                new Origin(Source.CONSOLE, null, "test"),
                ChangeId.random(),
                new Proposal("A better description", null, List.of(operation), null));
        arrived();
        return draft;
    }

    private String mistake() {
        return "changes/" + revisions.find(OPERATOR, Story.MISTAKE).change();
    }
}
