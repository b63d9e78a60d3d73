package dev.breakwater.console.reach;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.InConsole;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Subject.Kind;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReachViewIT extends InConsole {
    private static final Actor OPERATOR = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());
    private static final Actor OWNER =
            new Actor("tenant-a", Set.of(Actor.Role.OWNER), Set.of(TenantId.parse("tenant-a")));
    private static final String MYSQL = "reach?from=tenant-a/app=frontend&to=tenant-a-data/app=mysql&port=3306";

    @Test
    void answersWhatStandsInTheAddressWithTheRuleThatDecides() {
        visit("tenant-a", MYSQL + "&at=19");
        assertThat(text())
                .contains("Allowed", "tenant-a/app=frontend → tenant-a-data/app=mysql, 3306/TCP", "by revision 19")
                .contains("Policy tenant-a/mysql", "spec.egress[0]", "spec.ingress[0]");
        visit("tenant-a", MYSQL + "&at=20");
        assertThat(text()).contains("Denied", "Nothing allows it: dropped", "Add a rule for egress");
    }

    @Test
    @SuppressWarnings("unchecked")
    void putsWhatIsAskedIntoTheAddress() {
        visit("tenant-a", "reach");
        assertThat(text()).contains("Ask about one flow");
        end(0).setValue("tenant-a/app=frontend");
        end(1).setValue("billing.hk.example.com");
        find(TextField.class).all().getFirst().setValue("443/TCP");
        test(button("Ask")).click();
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getParameters())
                .isEqualTo(Map.of(
                        "from", List.of("tenant-a/app=frontend"),
                        "to", List.of("billing.hk.example.com"),
                        "port", List.of("443/TCP")));
        assertThat(text()).contains("Allowed", "Policy tenant-a/billing-site");
    }

    @Test
    void offersTheEndsThatContractsAndTenantsSpeakOf() {
        visit("tenant-a", "reach");
        assertThat(end(0).getListDataView().getItems())
                .contains("billing:any/app=invoice", "kube-system/k8s-app=kube-dns", "tenant-a/", "world")
                .noneMatch(each -> each.contains("tenant-b"));
    }

    @Test
    void explainsBesideTheQuestionWhatCannotBeAnswered() {
        visit("tenant-a", "reach?from=tenant-a/app=frontend&to=nobody&port=80");
        assertThat(text()).contains("'nobody' names nobody", "Nothing was changed.");
        assertThat(end(0).getValue()).isEqualTo("tenant-a/app=frontend");
    }

    @Test
    void doesNotShowAnotherTenantsRules() {
        visit("tenant-a", "reach?from=tenant-a/app=frontend&to=billing:any/app=invoice&port=1");
        assertThat(text()).contains("Two tenants talk only by a contract").doesNotContain("bw-billing");
        assertThat(find(SideCard.class).all())
                .extracting(ReachViewIT::words)
                .extracting(side -> side.contains("This end is another tenant"))
                .containsExactly(false, true);
    }

    @Test
    void showsTenantsSideBySideWithTheContractsBetweenThem() {
        visit("tenant-a", "reach?tab=tenants");
        List<NativeTableRow> rows = lines();
        assertThat(rows).hasSize(2);
        assertThat(words(rows.getFirst())).contains("billing", "Not yours to see", "Apart");
        assertThat(words(rows.getLast())).contains("tenant-a", "9443/TCP", "billing/invoice", "Inside by policy");
        assertThat(find(Anchor.class).withText("9443/TCP").single().getHref().split("[?&]"))
                .containsExactlyInAnyOrder(
                        "reach", "from=tenant-a%2F", "to=billing%3Aany%2Fapp%3Dinvoice", "port=9443%2FTCP");
    }

    @Test
    void showsTenantsSideBySideAsTheyWere() {
        visit("operator", "reach?tab=tenants&at=3");
        assertThat(lines()).hasSize(3).noneMatch(row -> words(row).contains("9443/TCP"));
        visit("operator", "reach?tab=tenants&at=21");
        assertThat(find(Anchor.class).withText("9443/TCP").single().getHref()).contains("at=21");
    }

    @Test
    void showsOneTenantBesideItsPartners() {
        visit("operator", "reach?tab=tenants&tenant=tenant-a&at=21");
        assertThat(lines()).extracting(ReachViewIT::words).hasSize(2).noneMatch(row -> row.contains("tenant-b"));
        visit("tenant-a", "reach?tab=tenants&tenant=tenant-b&at=21");
        assertThat(text()).contains("Nothing was changed.").doesNotContain("Apart");
    }

    /** That two are apart is said of no pair of which a contract may be among those that were not read. */
    @Test
    void doesNotCallApartOfWhomNotAllWasRead() {
        visit("operator", "reach?tab=tenants");
        Landscape all = Landscape.of(revisions, OPERATOR, 21L, 500);
        assertThat(words(new TenantMatrix(all, Question.NONE)))
                .contains("Apart")
                .doesNotContain("Not looked at");
        assertThat(words(matrix(all, null, Set.of(Kind.CONTRACT))))
                .contains("Not looked at", "9443/TCP")
                .doesNotContain("Apart");
        assertThat(words(matrix(all, TenantId.parse("tenant-a"), Set.of())))
                .as("what two partners have between them is not read")
                .contains("Not looked at", "Apart", "9443/TCP");
    }

    private static TenantMatrix matrix(Landscape all, @Nullable TenantId focus, Set<Kind> cut) {
        return new TenantMatrix(
                new Landscape(OPERATOR, all.tenants(), all.contracts(), List.of(), focus, 21L, cut), Question.NONE);
    }

    @Test
    void offersTenantsByWhatIsTyped() {
        visit("operator", "reach?tab=tenants");
        assertThat(known("")).contains("billing", "tenant-a", "tenant-b");
        assertThat(known("BILL")).containsExactly("billing");
        assertThat(known("nobody-at-all")).isEmpty();
    }

    private List<String> known(String typed) {
        return new Known(revisions, OPERATOR).tenants(typed, 50);
    }

    @Test
    void listsAllThatATenantLetsThrough() {
        visit("tenant-a", "reach?tab=openings&tenant=tenant-a&at=21");
        assertThat(text()).contains("All that the policies of tenant-a let through at revision 21");
        assertThat(lines())
                .extracting(ReachViewIT::words)
                .anyMatch(line -> line.startsWith("world") && line.contains("8443"));
    }

    @Test
    void drawsWhoMayCallWhomAndSaysTheSameInLines() {
        visit("operator", "reach?tab=picture&at=21");
        assertThat(boxes()).contains("tenant-a", "tenant-b", "billing", "the world", "billing.hk.example.com");
        assertThat(lines())
                .extracting(ReachViewIT::words)
                .containsExactlyInAnyOrder(
                        "tenant-abilling9443/TCP · Contract billing/invoiceIn force",
                        "tenant-abilling.hk.example.com443/TCP · Policy tenant-a/billing-siteIn force",
                        "tenant-a*.billing.hk.example.com443/TCP · Policy tenant-a/billing-siteIn force",
                        "the worldtenant-a8443/TCP · Policy tenant-a/storefrontIn force",
                        "tenant-bupdates.game.hk.example.com443/TCP · Policy tenant-b/updatesIn force",
                        "tenant-b0.0.0.0/0 except 10.0.0.0/8, 169.254.169.254/32everything · Policy tenant-b/internetIn force");
        assertThat(arrows()).hasSize(6);
        assertThat(arrows().stream().map(arrow -> arrow.getElement().getAttribute("aria-label")))
                .contains("tenant-a may call billing: 9443/TCP");
        assertThat(text()).contains("<svg width=").doesNotContain("example.com</");
    }

    @Test
    void drawsWhatThereWasAtARevision() {
        visit("operator", "reach?tab=picture&at=3");
        assertThat(boxes()).containsExactly("billing", "tenant-a", "tenant-b");
        assertThat(text()).contains("Requested", "Nobody may call anybody");
        visit("operator", "reach?tab=picture&at=9999");
        assertThat(text()).contains("revision 9999", "Nothing was changed.");
    }

    @Test
    void drawsOneTenantWithThoseItMeets() {
        visit("operator", "reach?tab=picture&tenant=billing&at=21");
        assertThat(boxes()).containsExactlyInAnyOrder("billing", "tenant-a", "kube-dns");
        assertThat(find(Anchor.class).withText("tenant-a").all()).isEmpty();
        assertThat(links()).contains("tenants/billing?at=21").anyMatch(link -> link.contains("tenant=tenant-a"));
    }

    @Test
    void drawsToAnOwnerItsOwnOnly() {
        visit("tenant-a", "reach?tab=picture&at=21");
        assertThat(boxes()).contains("tenant-a", "billing").doesNotContain("tenant-b");
        assertThat(text()).contains("Not yours to see").doesNotContain("updates.game");
        assertThat(links()).noneMatch(link -> link.contains("tenant=billing"));
        visit("tenant-a", "reach?tab=picture&tenant=tenant-b&at=21");
        assertThat(text()).contains("Nothing was changed.").doesNotContain("updates.game");
    }

    @Test
    void leadsFromAnArrowToTheAnswer() {
        visit("operator", "reach?tab=picture&at=21");
        for (Anchor arrow : List.copyOf(arrows())) {
            visit("operator", arrow.getHref());
            assertThat(text()).as(arrow.getHref()).contains("Allowed", "by revision 21");
        }
    }

    @Test
    void stepsThroughTime() {
        visit("operator", "reach?tab=picture&at=20");
        assertThat(List.of("First", "Earlier", "Later"))
                .extracting(step -> find(Anchor.class).withText(step).single().getHref())
                .allMatch(address -> address.contains("tab=picture"))
                .extracting(address -> address.replaceAll(".*at=([0-9]+).*", "$1"))
                .containsExactly("1", "19", "21");
        assertThat(text()).contains("r20", "Revise policy tenant-a/mysql with 2 rules");
    }

    @Test
    void stepsThroughWhatTouchedTheTenantThatIsLookedAt() {
        for (String tab : List.of("picture", "openings")) {
            visit("operator", "reach?tab=" + tab + "&tenant=billing&at=21");
            assertThat(step("Earlier")).as(tab).contains("at=16").contains("tenant=billing");
            assertThat(text()).as(tab).contains("r17").doesNotContain("r20");
        }
    }

    @Test
    void leadsBackToNowFromWhereThereIsNothing() {
        for (String at : List.of("0", "9999")) {
            visit("operator", "reach?tab=picture&at=" + at);
            assertThat(step("Now")).as(at).isEqualTo("reach?tab=picture");
            assertThat(find(RangeInput.class).all()).as(at).isEmpty();
        }
        visit("tenant-a", "reach?tab=picture&tenant=NO%20NAME&at=20");
        assertThat(text()).contains("Nothing was changed.");
    }

    @Test
    void readsAgainOnlyWhatMayHaveChanged() {
        visit("operator", "reach?tab=picture&at=21");
        PicturePanel past = followed();
        assertThat(find(PicturePanel.class).single()).isSameAs(past);
        visit("operator", "reach?tab=picture");
        PicturePanel now = followed();
        assertThat(find(PicturePanel.class).single()).isNotSameAs(now);
        visit("operator", "reach?tab=tenants");
        TenantMatrix matrix = find(TenantMatrix.class).single();
        ((ReachView) getCurrentView()).follow();
        assertThat(find(TenantMatrix.class).single()).isNotSameAs(matrix);
    }

    /** What was shown before the news. */
    private PicturePanel followed() {
        PicturePanel shown = find(PicturePanel.class).single();
        ((ReachView) getCurrentView()).follow();
        return shown;
    }

    @Test
    void looksAtWhoeverIsNamedHoweverLittleIsRead() {
        Landscape part = Landscape.of(revisions, OPERATOR, 21L, 1);
        assertThat(part.cut()).containsExactlyInAnyOrder(Kind.TENANT, Kind.POLICY);
        assertThat(part.tenants().keySet()).extracting(TenantId::value).containsExactly("billing", "tenant-a");
        assertThat(Arrows.of(part)).allMatch(Arrow::inForce).anyMatch(Arrow::isContract);
        Landscape own = Landscape.of(revisions, OWNER, 21L, 1);
        assertThat(own.tenants().keySet()).extracting(TenantId::value).containsExactly("tenant-a");
        assertThat(own.mayKnow(TenantId.parse("billing"))).isFalse();
        assertThat(Landscape.around(revisions, OPERATOR, TenantId.parse("tenant-a"), 21L)
                        .tenants()
                        .keySet())
                .extracting(TenantId::value)
                .containsExactly("billing", "tenant-a");
    }

    @Test
    void saysOfATenantThatWasNotReadThatItWasNot() {
        visit("operator", "reach?tab=picture&at=21");
        List<ContractIntent> contracts =
                Landscape.of(revisions, OPERATOR, 21L, 1).contracts();
        var none = new Landscape(OPERATOR, new TreeMap<>(), contracts, List.of(), null, 21L, Set.of(Kind.TENANT));
        assertThat(words(new PicturePanel(none, Question.NONE)))
                .contains("Not looked at", "Not in force")
                .doesNotContain("Not yours to see", "Suspended");
        var own = new Landscape(OWNER, new TreeMap<>(), contracts, List.of(), null, 21L, Set.of(Kind.TENANT));
        assertThat(words(new PicturePanel(own, Question.NONE))).contains("Not yours to see");
    }

    private String step(String words) {
        return find(Anchor.class).withText(words).single().getHref();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> end(int place) {
        return (ComboBox<String>) find(ComboBox.class).all().get(place);
    }

    private List<NativeTableRow> lines() {
        return find(NativeTable.class).single().getBody().getRows();
    }

    private List<String> boxes() {
        return find(Span.class).all().stream()
                .filter(name -> name.hasClassName("bw-box-name"))
                .map(Span::getText)
                .toList();
    }

    private List<Anchor> arrows() {
        return find(Anchor.class).all().stream()
                .filter(arrow -> arrow.hasClassName("bw-arrow"))
                .toList();
    }

    private List<String> links() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    private static String words(Component component) {
        return component.getElement().getTextRecursively();
    }
}
