package dev.breakwater.console.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.console.InConsole;
import dev.breakwater.vocabulary.Actor;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OnboardViewIT extends InConsole {
    private static final Actor OPERATOR = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());

    @Autowired
    private Changes changes;

    @Test
    void showsANewcomerEveryObjectBeforeAnybodyDecides() {
        ask("latecomer", "");
        assertThat(text())
                .contains("Request tenant latecomer (strict) with latecomer", "Approve tenant latecomer")
                .contains("bw-latecomer-closed", "bw-latecomer-base", "A network operator sees it");
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Commit");
    }

    @Test
    void goesOnWithTheDraftOfTheAddress() {
        ask("latecomer", "198.51.100.96/28");
        String draft = draft();
        visit("latecomer", "onboard?draft=" + draft);
        assertThat(field("Name").getValue()).isEqualTo("latecomer");
        assertThat(field("Addresses for load balancers").getValue()).isEqualTo("198.51.100.96/28");
        assertThat(text()).contains("Provide pool latecomer/main");
        test(field("Namespaces")).setValue("latecomer, latecomer-data");
        test(button("Keep it like this instead")).click();
        assertThat(text()).contains("with latecomer, latecomer-data");
        assertThat(draft())
                .as("what an operator may be looking at is not altered")
                .isNotEqualTo(draft);
        visit("latecomer", "onboard?draft=" + draft);
        assertThat(text()).contains("This request was discarded");
    }

    @Test
    void asksBeforeWhatIsWrittenIsLost() {
        visit("latecomer", "onboard");
        UI.getCurrent().navigate("tenants");
        assertThat(title()).as("nothing was written but what stood there").isEqualTo("Tenants");
        visit("latecomer", "onboard");
        test(field("What it is for")).setValue("A new game");
        UI.getCurrent().navigate("tenants");
        assertThat(title()).isEqualTo("Onboard a tenant");
        test(find(ConfirmDialog.class).single()).cancel();
        assertThat(field("What it is for").getValue()).isEqualTo("A new game");
        test(find(TextArea.class).single()).setValue("It is coming");
        test(button("Keep and show what would come of it")).click();
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getSingleParameter("draft"))
                .as("what is kept is not lost")
                .isPresent();
        test(field("Namespaces")).setValue("latecomer, latecomer-more");
        UI.getCurrent().navigate("tenants");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(title()).isEqualTo("Tenants");
    }

    @Test
    void keepsWhatIsWrittenAsAnotherRequestWhenTheFirstIsDiscarded() {
        ask("latecomer", "");
        String draft = draft();
        test(field("Namespaces")).setValue("latecomer, latecomer-other");
        test(button("Discard")).click();
        test(find(ConfirmDialog.class).single()).cancel();
        assertThat(text()).contains("This request was discarded");
        test(button("Keep it like this instead")).click();
        assertThat(text()).contains("with latecomer, latecomer-other");
        assertThat(draft()).isNotEqualTo(draft);
    }

    @Test
    void asksNothingMoreOnceItIsTooLateForWhatIsWritten() {
        ask("operator", "onboarded-by-operator", "");
        test(field("What it is for")).setValue("Too late");
        test(button("Commit")).click();
        assertThat(find(ConfirmDialog.class).all()).isEmpty();
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).startsWith("changes/");
    }

    @Test
    void leavesTheDecisionToAnOperator() {
        ask("latecomer", "");
        String draft = draft();
        visit("operator", "onboard?draft=" + draft);
        assertThat(find(Button.class).all()).extracting(Button::getText).contains("Commit", "Discard");
        test(button("Discard")).click();
        assertThat(text()).contains("This request was discarded");
    }

    @Test
    void saysAtEachFieldWhatIsWrongWithIt() {
        long before = revisions.newest();
        visit("latecomer", "onboard");
        test(field("Name")).setValue("tenant-a");
        test(field("Namespaces")).setValue("");
        test(field("Addresses for load balancers")).setValue("everything");
        test(button("Keep and show what would come of it")).click();
        assertThat(field("Name").getErrorMessage()).contains("latecomer only", "ask a network operator");
        assertThat(field("Namespaces").getErrorMessage()).contains("write at least one");
        assertThat(field("Addresses for load balancers").isInvalid()).isTrue();
        assertThat(find(TextArea.class).single().isInvalid()).isTrue();
        assertThat(revisions.newest()).isEqualTo(before);
    }

    @Test
    void saysWhyItCannotBeAndNotWhoseItIs() {
        visit("latecomer", "onboard");
        test(field("Namespaces")).setValue("tenant-a-data");
        test(find(TextArea.class).single()).setValue("We would like that one");
        test(button("Keep and show what would come of it")).click();
        assertThat(text()).contains("tenant-a-data").doesNotContain("The shop", "of tenant-a ");
    }

    @Test
    void isNotThereForAnAuditorNorForAnother() {
        visit("auditor", "onboard");
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
        visit("auditor", "tenants");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getText).doesNotContain("Onboard a tenant");
        ask("latecomer", "");
        visit("tenant-a", "onboard?draft=" + draft());
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void isFoundFromTheListOfTenants() {
        visit("latecomer", "tenants");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getText).contains("Onboard a tenant");
    }

    private String title() {
        return find(H1.class).single().getText();
    }

    private void ask(String user, String blocks) {
        ask(user, "latecomer", blocks);
    }

    private void ask(String user, String tenant, String blocks) {
        visit(user, "onboard");
        test(field("Name")).setValue(tenant);
        test(field("Namespaces")).setValue(tenant);
        test(field("Addresses for load balancers")).setValue(blocks);
        test(find(TextArea.class).single()).setValue("A new game is coming");
        test(button("Keep and show what would come of it")).click();
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(each -> each.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private String draft() {
        return changes.list(OPERATOR, ChangeSummary.State.DRAFTED, null, null, 1)
                .items()
                .getFirst()
                .id()
                .toString();
    }
}
