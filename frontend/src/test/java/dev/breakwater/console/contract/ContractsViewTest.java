package dev.breakwater.console.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.change.Assessment;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.Committed;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.Room;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.words.Translations;
import dev.breakwater.contract.ContractCommand.AcceptContract;
import dev.breakwater.contract.ContractCommand.EndContract;
import dev.breakwater.contract.ContractCommand.OfferContract;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Intent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = ContractsViewTest.Rooms.class)
@ViewPackages(classes = ContractsView.class)
class ContractsViewTest extends SpringBrowserlessTest {
    private static final TenantId TENANT_A = TenantId.parse("tenant-a");
    private static final ContractIntent INVOICE = contract("billing/invoice", "tenant-a", false);
    private static final ContractIntent ORDERS = contract("tenant-a/orders", "tenant-b", true);

    @Autowired
    private Visitor visitor;

    @Autowired
    private Asked asked;

    @BeforeEach
    void anOwnerComes() {
        visitor.actor = new Actor("tenant-a", Set.of(Actor.Role.OWNER), Set.of(TENANT_A));
        asked.filters.clear();
        asked.previewed.clear();
        asked.committed.clear();
    }

    @Test
    void saysWhoMayDoWhat() {
        open("");
        assertThat(words(0)).contains("billing/invoice", "Waits for you", "9443/TCP", "Accept", "End");
        assertThat(words(0)).doesNotContain("Change offer");
        assertThat(words(1)).contains("tenant-a/orders", "Accepted", "End").doesNotContain("Change offer");
    }

    @Test
    void offersAnAuditorNothingToDo() {
        visitor.actor = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());
        open("");
        assertThat(words(0)).contains("Waits for tenant-a").doesNotContain("End", "Change offer");
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Offer a contract");
    }

    @Test
    void asksForOneStateAsTheAddressSays() {
        open("state=offered");
        assertThat(words(0)).contains("billing/invoice");
        assertThat(asked.filters.getLast().said()).containsEntry("accepted", false);
    }

    @Test
    void acceptsAfterShowingWhatComesOfIt() {
        open("");
        act(0, "Accept");
        assertThat(asked.previewed.getLast().operations()).containsExactly(new AcceptContract(INVOICE.id(), TENANT_A));
        assertThat(asked.previewed.getLast().base()).isEqualTo(12);
        assertThat(find(ActDialog.class).single().isOpened()).isTrue();
        assertThat(asked.committed).isEmpty();
    }

    @Test
    void endsForTheReasonThatIsGiven() {
        open("");
        act(1, "End");
        test(find(TextArea.class).withCaption("Why").single()).setValue("Orders are over");
        test(find(Button.class).withText("Commit now").single()).click();
        assertThat(asked.committed.getLast().operations())
                .containsExactly(new EndContract(ORDERS.id(), TENANT_A, "Orders are over"));
    }

    @Test
    void offersWhatTheFormSays() {
        open("");
        test(find(Button.class).withText("Offer a contract").single()).click();
        fill("Name of the contract", "stock");
        fill("Consumer", "tenant-b");
        fill("Ports", "8443, 53/UDP");
        fill("Labels of pods that are called", "app=stock");
        test(find(Button.class).withText("See what comes of it").single()).click();
        var terms = new ContractIntent.Terms(
                TenantId.parse("tenant-b"),
                Terms.endpoints("", "app=stock"),
                Endpoints.ALL,
                List.of(Port.parse("8443/TCP"), Port.parse("53/UDP")));
        assertThat(asked.previewed.getLast().operations())
                .containsExactly(new OfferContract(ContractId.parse("tenant-a/stock"), terms));
    }

    private void fill(String caption, String value) {
        test(find(TextField.class).withCaption(caption).single()).setValue(value);
    }

    private void act(int row, String words) {
        Button button = (Button) acts(row)
                .getChildren()
                .filter(each -> ((Button) each).getText().equals(words))
                .findFirst()
                .orElseThrow();
        button.click();
    }

    private ContractActs acts(int row) {
        return (ContractActs) test(find(ContractGrid.class).single()).getCellComponent(row, 5);
    }

    private String words(int row) {
        var grid = test(find(ContractGrid.class).single());
        return String.join(
                " ",
                IntStream.range(0, 6)
                        .mapToObj(column -> grid.getCellComponent(row, column))
                        .map(cell -> cell.getElement().getTextRecursively())
                        .toList());
    }

    private static void open(String query) {
        UI.getCurrent().navigate("contracts", QueryParameters.fromString(query));
    }

    private static ContractIntent contract(String id, String consumer, boolean accepted) {
        var terms = new ContractIntent.Terms(
                TenantId.parse(consumer), Endpoints.ALL, Endpoints.ALL, List.of(Port.parse("9443/TCP")));
        return new ContractIntent(ContractId.parse(id), terms, accepted);
    }

    static final class Visitor implements SignedIn {
        private Actor actor = new Actor("tenant-a", Set.of(Actor.Role.OWNER), Set.of(TENANT_A));

        @Override
        public Actor actor() {
            return actor;
        }

        @Override
        public void leave() {}
    }

    /** All that the view has asked for. */
    static final class Asked {
        private final List<IntentFilter> filters = new ArrayList<>();
        private final List<Proposal> previewed = new ArrayList<>();
        private final List<Proposal> committed = new ArrayList<>();
    }

    /** What the view asks, as the room of changes would answer. */
    @Configuration
    @Import({Translations.class, LiveUpdates.class, Acting.class, Positions.class})
    static class Rooms {
        @Bean
        Visitor visitor() {
            return new Visitor();
        }

        /** In which everything has been read already. */
        @Bean
        JdbcTemplate database() {
            return Mockito.mock(JdbcTemplate.class);
        }

        @Bean
        Asked asked() {
            return new Asked();
        }

        @Bean
        Revisions revisions(Asked asked) {
            return Room.answering(Revisions.class, (method, arguments) -> switch (method) {
                case "newest" -> 12L;
                case "intents" -> {
                    asked.filters.add((IntentFilter) arguments[1]);
                    yield new Page<Intent>(List.of(INVOICE, ORDERS), null);
                }
                default -> throw new UnsupportedOperationException(method);
            });
        }

        @Bean
        ChangeGateway gateway(Asked asked) {
            return Room.answering(ChangeGateway.class, (method, arguments) -> switch (method) {
                case "preview" -> {
                    asked.previewed.add((Proposal) arguments[1]);
                    yield preview();
                }
                case "submit" -> {
                    asked.committed.add((Proposal) arguments[3]);
                    yield new Committed((ChangeId) arguments[2], 13, 130);
                }
                default -> throw new UnsupportedOperationException(method);
            });
        }

        private static Preview preview() {
            var assessment = new Assessment(
                    new Assessment.Flows(List.of(), List.of(), List.of(), 0),
                    new Assessment.Isolation(true, "apart", List.of()),
                    List.of(),
                    List.of());
            return new Preview(12, List.of(), List.of("What is asked for"), assessment);
        }
    }
}
