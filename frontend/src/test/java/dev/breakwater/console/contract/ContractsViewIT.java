package dev.breakwater.console.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.InConsole;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.contract.ContractCommand.EndContract;
import dev.breakwater.contract.ContractCommand.OfferContract;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract that is altered here is one that no other test knows. */
class ContractsViewIT extends InConsole {
    private static final ContractId PAPERS = ContractId.parse("billing/papers");
    private static final TenantId GAME = TenantId.parse("tenant-b");
    private static final int COLUMNS = 6;

    @AfterEach
    void end() {
        if (papers().isPresent()) {
            submit(new EndContract(PAPERS, PAPERS.provider(), "For a test"));
        }
    }

    @Test
    void saysWhoMayDoWhat() {
        offer();
        visit("tenant-b", "contracts");
        assertThat(line())
                .contains("Waits for you", "9445/TCP", "Accept", "End")
                .doesNotContain("Change offer");
        visit("billing", "contracts");
        assertThat(line()).contains("Waits for tenant-b", "Change offer", "End").doesNotContain("Accept");
        visit("tenant-a", "contracts");
        assertThat(lines()).anyMatch(line -> line.contains("billing/invoice")).noneMatch(ContractsViewIT::isPapers);
        visit("auditor", "contracts");
        assertThat(line()).contains("Waits for tenant-b").doesNotContain("End", "Change offer", "Accept");
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Offer a contract");
    }

    @Test
    void asksForOneStateAsTheAddressSays() {
        offer();
        visit("operator", "contracts?state=offered");
        assertThat(lines()).anyMatch(ContractsViewIT::isPapers).noneMatch(line -> line.contains("billing/invoice"));
        visit("operator", "contracts?state=accepted");
        assertThat(lines()).noneMatch(ContractsViewIT::isPapers).anyMatch(line -> line.contains("billing/invoice"));
    }

    @Test
    void isOfferedRevisedAcceptedAndEndedEachAfterItsEffectIsShown() {
        visit("billing", "contracts");
        test(button("Offer a contract")).click();
        assertThat(field("Provider").getValue()).isEqualTo("billing");
        fill("Name of the contract", "papers");
        fill("Consumer", "tenant-b");
        fill("Ports", "8445, 53/UDP");
        fill("Labels of pods that are called", "app=papers");
        test(button("See what comes of it")).click();
        assertThat(papers()).as("nothing is done yet").isEmpty();
        assertThat(preview()).contains("billing/papers", "No flow is decided otherwise");
        confirm("Papers for the game");
        assertThat(find(OfferDialog.class).all()).as("done with").isEmpty();
        assertThat(ports()).containsExactlyInAnyOrder(Port.parse("8445/TCP"), Port.parse("53/UDP"));

        visit("billing", "contracts");
        act("Change offer");
        test(button("See what comes of it")).click();
        assertThat(find(ActDialog.class).all()).as("nothing differs yet").isEmpty();
        fill("Ports", "8446/TCP");
        test(button("See what comes of it")).click();
        confirm("Papers have moved");
        assertThat(ports()).containsExactly(Port.parse("8446/TCP"));

        visit("tenant-b", "contracts");
        act("Accept");
        assertThat(preview()).contains("1 opened", "8446");
        confirm("The game needs papers");
        assertThat(papers().orElseThrow().accepted()).isTrue();

        visit("tenant-b", "contracts");
        act("End");
        assertThat(preview()).contains("1 closed");
        confirm("No more papers");
        assertThat(papers()).isEmpty();
    }

    @Test
    void explainsAtTheFieldWhatCannotBeRead() {
        visit("billing", "contracts");
        test(button("Offer a contract")).click();
        fill("Consumer", "billing");
        fill("Ports", "80x");
        fill("Labels of pods that may call", "frontend");
        test(button("See what comes of it")).click();
        assertThat(find(ActDialog.class).all()).isEmpty();
        assertThat(field("Name of the contract").getErrorMessage()).startsWith("Write 1 to 63");
        assertThat(field("Consumer").getErrorMessage()).startsWith("Write the name of another tenant");
        assertThat(field("Ports").getErrorMessage()).contains("80x", "Write 1 to 40 ports");
        assertThat(field("Labels of pods that may call").getErrorMessage()).contains("'frontend' is no label");
        assertThat(field("Ports").getValue()).isEqualTo("80x");
        fill("Ports", "80");
        assertThat(field("Ports").isInvalid()).isFalse();
    }

    /** What only the room knows is explained where its effect would be, and the form stays. */
    @Test
    void keepsTheFormWhenTheRoomRefuses() {
        visit("billing", "contracts");
        test(button("Offer a contract")).click();
        fill("Name of the contract", "papers");
        fill("Consumer", "nobody");
        fill("Ports", "80");
        test(button("See what comes of it")).click();
        assertThat(preview()).contains("Nothing was changed");
        assertThat(button("Commit now").isEnabled()).isFalse();
        test(button("Back to the form")).click();
        assertThat(field("Name of the contract").getValue()).isEqualTo("papers");
    }

    private void offer() {
        var terms = new ContractIntent.Terms(GAME, Endpoints.ALL, Endpoints.ALL, List.of(Port.parse("9445/TCP")));
        submit(new OfferContract(PAPERS, terms));
    }

    private Optional<ContractIntent> papers() {
        return revisions
                .intent(OPERATOR, Subject.of(PAPERS), revisions.newest())
                .map(ContractIntent.class::cast);
    }

    private List<Port> ports() {
        return papers().orElseThrow().terms().ports();
    }

    private void confirm(String reason) {
        test(find(TextArea.class).withCaption("Why").single()).setValue(reason);
        test(button("Commit now")).click();
    }

    private String preview() {
        return find(ActDialog.class).single().getElement().getTextRecursively();
    }

    private void act(String words) {
        int row = IntStream.range(0, lines().size())
                .filter(each -> isPapers(lines().get(each)))
                .findFirst()
                .orElseThrow();
        Button button = (Button) test(find(ContractGrid.class).single())
                .getCellComponent(row, COLUMNS - 1)
                .getChildren()
                .filter(each -> ((Button) each).getText().equals(words))
                .findFirst()
                .orElseThrow();
        button.click();
    }

    private String line() {
        return lines().stream().filter(ContractsViewIT::isPapers).findFirst().orElseThrow();
    }

    private static boolean isPapers(String line) {
        return line.contains("billing/papers");
    }

    private List<String> lines() {
        var grid = test(find(ContractGrid.class).single());
        return IntStream.range(0, grid.size())
                .mapToObj(row -> String.join(
                        " ",
                        IntStream.range(0, COLUMNS)
                                .mapToObj(column -> grid.getCellComponent(row, column)
                                        .getElement()
                                        .getTextRecursively())
                                .toList()))
                .toList();
    }

    private TextField field(String caption) {
        return find(TextField.class).withCaption(caption).single();
    }

    private void fill(String caption, String value) {
        test(field(caption)).setValue(value);
    }
}
