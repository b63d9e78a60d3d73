package dev.breakwater.console.reach;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.assessment.Answer;
import dev.breakwater.assessment.Answer.Decision;
import dev.breakwater.assessment.Answer.Outcome;
import dev.breakwater.assessment.Inquiries;
import dev.breakwater.assessment.Inquiry;
import dev.breakwater.assessment.Openings;
import dev.breakwater.change.Assessment.Packet;
import dev.breakwater.change.Assessment.Row;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.Room;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.words.Translations;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = ReachViewTest.Rooms.class)
@ViewPackages(classes = ReachView.class)
class ReachViewTest extends SpringBrowserlessTest {
    private static final TenantId TENANT_A = TenantId.parse("tenant-a");
    private static final TenantId BILLING = TenantId.parse("billing");
    private static final Actor OWNER = new Actor("tenant-a", Set.of(Actor.Role.OWNER), Set.of(TENANT_A));

    @Test
    void answersWhatStandsInTheAddressWithTheRuleThatDecides() {
        open("from=shop%2Fapp%3Dweb&to=shop%2Fapp%3Dmysql&port=3306");
        assertThat(words()).contains("Denied", "shop/app=web → shop/app=mysql, 3306/TCP", "by revision 12");
        assertThat(words()).contains("Allows it", "Policy tenant-a/mysql", "spec.egress[0]");
        assertThat(words()).contains("Nothing allows it: dropped", "Add a rule for ingress");
    }

    @Test
    void putsWhatIsAskedIntoTheAddress() {
        open("");
        assertThat(words()).contains("Ask about one flow");
        end(0).setValue("shop/app=web");
        end(1).setValue("world");
        find(TextField.class).all().getFirst().setValue("443/TCP");
        test(find(Button.class).withText("Ask").single()).click();
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getParameters())
                .isEqualTo(Map.of("from", List.of("shop/app=web"), "to", List.of("world"), "port", List.of("443/TCP")));
        assertThat(words()).contains("shop/app=web → world, 443/TCP");
    }

    @Test
    void offersTheEndsThatContractsAndTenantsSpeakOf() {
        open("");
        List<String> offered = end(0).getListDataView().getItems().toList();
        assertThat(offered).hasToString("[billing:any/, kube-system/k8s-app=kube-dns, shop/, world]");
    }

    @Test
    void explainsBesideTheQuestionWhatCannotBeAnswered() {
        open("from=shop%2Fapp%3Dweb&to=nobody&port=80");
        assertThat(words()).contains("'nobody' names nobody", "Nothing was changed.");
        assertThat(end(0).getValue()).isEqualTo("shop/app=web");
    }

    @Test
    void doesNotShowAnotherTenantsRules() {
        open("from=shop%2Fapp%3Dweb&to=billing%3Aany%2F&port=1");
        assertThat(words()).contains("This end is another tenant", "Two tenants talk only by a contract");
    }

    @Test
    void showsTenantsSideBySideWithTheContractsBetweenThem() {
        open("tab=tenants");
        List<NativeTableRow> rows = find(NativeTable.class).single().getBody().getRows();
        assertThat(rows).hasSize(2);
        assertThat(text(rows.getFirst())).contains("billing", "Not yours to see", "Apart");
        assertThat(text(rows.getLast())).contains("tenant-a", "9443/TCP", "billing/invoice", "Open inside");
        assertThat(find(Anchor.class).withText("9443/TCP").single().getHref().split("[?&]"))
                .containsExactlyInAnyOrder("reach", "from=shop%2F", "to=billing%3Aany%2F", "port=9443%2FTCP");
    }

    @Test
    void listsAllThatATenantLetsThrough() {
        open("tab=openings&tenant=tenant-a");
        assertThat(words()).contains("All that the policies of tenant-a let through at revision 12");
        assertThat(text(find(NativeTable.class).single().getBody().getRows().getFirst()))
                .contains("shop app=web", "world", "TCP 443");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> end(int place) {
        return (ComboBox<String>) find(ComboBox.class).all().get(place);
    }

    private void open(String query) {
        UI.getCurrent().navigate("reach", QueryParameters.fromString(query));
    }

    private String words() {
        return text(find(ReachView.class).single());
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    /** What the view asks, as two rooms would answer. */
    @Configuration
    static class Rooms {
        @Bean
        Translations translations() {
            return new Translations();
        }

        @Bean
        LiveUpdates live() {
            return new LiveUpdates();
        }

        @Bean
        SignedIn signedIn() {
            return new SignedIn() {
                @Override
                public Actor actor() {
                    return OWNER;
                }

                @Override
                public void leave() {}
            };
        }

        @Bean
        Revisions revisions() {
            return Room.answering(Revisions.class, (method, arguments) -> switch (method) {
                case "intents" -> new Page<>(intents((IntentFilter) arguments[1]), null);
                case "newest" -> 12L;
                default -> throw new UnsupportedOperationException(method);
            });
        }

        private static List<Intent> intents(IntentFilter filter) {
            var terms =
                    new ContractIntent.Terms(TENANT_A, Endpoints.ALL, Endpoints.ALL, List.of(Port.parse("9443/TCP")));
            return switch (filter.kind()) {
                case TENANT ->
                    List.of(new TenantIntent(
                            TENANT_A,
                            "A shop",
                            TenantIntent.State.APPROVED,
                            TenantIntent.Isolation.SHARED,
                            new TreeSet<>(Set.of(NamespaceName.parse("shop")))));
                case CONTRACT -> List.of(new ContractIntent(ContractId.parse("billing/invoice"), terms, true));
                default -> List.of();
            };
        }

        @Bean
        Inquiries inquiries() {
            return new OneAnswer();
        }
    }

    /** The sender's policy allows, the receiver's floor does not. */
    static final class OneAnswer implements Inquiries {
        @Override
        public Answer ask(Actor actor, Inquiry inquiry) {
            if (inquiry.to().equals("nobody")) {
                throw Rejection.invalid("end-unreadable", "'nobody' names nobody");
            }
            var policy = new Answer.Rule(
                    "CiliumClusterwideNetworkPolicy/bw-tenant-a-mysql-allow-1234567890",
                    "spec.egress[0]",
                    "Policy tenant-a/mysql",
                    Subject.parse("policy:tenant-a/mysql"));
            boolean another = inquiry.to().startsWith(BILLING.toString());
            return new Answer(
                    12,
                    inquiry,
                    Outcome.DENIED,
                    new Answer.Side(Decision.ALLOWS, false, List.of(policy), null),
                    new Answer.Side(Decision.ALLOWS_NOTHING_LIKE_IT, another, List.of(), null));
        }

        @Override
        public Openings openings(Actor actor, TenantId tenant, @Nullable Long at) {
            var packet = new Packet("shop/app=web", "world", "TCP", 443, "");
            return new Openings(12, List.of(new Row("one", "shop app=web", "world", List.of("TCP 443"), packet)), 0);
        }
    }
}
