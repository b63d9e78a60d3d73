package dev.breakwater.console.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.RangeInput;
import dev.breakwater.console.InConsole;
import dev.breakwater.intent.TenantIntent;
import org.junit.jupiter.api.Test;

class TenantViewIT extends InConsole {

    @Test
    @SuppressWarnings("unchecked")
    void listsEverybodyToAnOperatorAndAnOwnerToItself() {
        visit("operator", "tenants");
        Grid<TenantIntent> all = find(Grid.class).single();
        assertThat(test(all).size()).isGreaterThanOrEqualTo(3);
        visit("tenant-a", "tenants?q=");
        Grid<TenantIntent> own = find(Grid.class).single();
        assertThat(test(own).size()).isEqualTo(1);
        assertThat(test(own).getRow(0).id()).hasToString("tenant-a");
    }

    @Test
    @SuppressWarnings("unchecked")
    void findsATenantByItsNamespaceFromTheAddress() {
        visit("operator", "tenants?q=A-DATA");
        Grid<TenantIntent> found = find(Grid.class).single();
        assertThat(test(found).size()).isEqualTo(1);
        assertThat(test(found).getRow(0).id()).hasToString("tenant-a");
        visit("operator", "tenants?state=suspended");
        assertThat(test(find(Grid.class).single()).size()).isZero();
    }

    @Test
    void saysWhatATenantIsAndHowItStands() {
        visit("tenant-a", "tenants/tenant-a");
        assertThat(find(H1.class).single().getText()).isEqualTo("tenant-a");
        assertThat(text()).contains("The shop", "tenant-a, tenant-a-data", "objects stand as desired");
    }

    @Test
    void saysThePoliciesInWords() {
        visit("tenant-a", "tenants/tenant-a?tab=policies&at=21");
        assertThat(text()).contains("The nightly batch needs the orders", "app=batch in tenant-a may call app=mysql");
    }

    @Test
    void showsATenantAsItWas() {
        visit("tenant-a", "tenants/tenant-a?at=12&tab=policies");
        assertThat(text()).contains("As of revision 12", "app=frontend in tenant-a may call app=mysql");
        assertThat(find(Button.class).all())
                .noneMatch(button -> button.getText().contains("talk inside"));
    }

    /** Revision 19 is another's: its number is no secret, its story is; what stood then is told by the last of one's own. */
    @Test
    void showsATenantAsItWasWhenAnotherHadChanged() {
        visit("tenant-a", "tenants/tenant-a?at=19");
        assertThat(text())
                .contains("As of revision 19", "r17", "Accept contract billing/invoice")
                .doesNotContain("tenant-b");
    }

    @Test
    void stepsOverTheRevisionsThatTouchedIt() {
        visit("tenant-a", "tenants/tenant-a?at=17&tab=policies");
        assertThat(step("First")).isEqualTo("tenants/tenant-a?at=1&tab=policies");
        assertThat(step("Earlier")).isEqualTo("tenants/tenant-a?at=16&tab=policies");
        assertThat(step("Later")).isEqualTo("tenants/tenant-a?at=20&tab=policies");
        assertThat(step("Now")).isEqualTo("tenants/tenant-a?tab=policies");
        assertThat(find(RangeInput.class).single().getValue()).isEqualTo(17);
        assertThat(find(RangeInput.class).single().getMin()).isEqualTo(1);
    }

    /** Between two that touched it, it is led to the next in the direction in which one slides. */
    @Test
    void slidesToTheRevisionsThatTouchedIt() {
        visit("tenant-a", "tenants/tenant-a?at=17&tab=policies");
        slide(18);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("tenants/tenant-a?at=20&tab=policies");
        assertThat(text()).contains("r20", "The nightly batch needs the orders", "app=batch in tenant-a");
        slide(19);
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("tenants/tenant-a?at=17&tab=policies");
        slide(revisions.newest());
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("tenants/tenant-a?tab=policies");
    }

    private void slide(long revision) {
        test(find(RangeInput.class).single()).setValue((double) revision);
    }

    private String step(String words) {
        return find(Anchor.class).withText(words).single().getHref();
    }

    @Test
    void doesNotKnowAnothersTenantNorOneThatIsNone() {
        for (String id : new String[] {"tenant-b", "nobody", "NO NAME"}) {
            visit("tenant-a", "tenants/" + id.replace(" ", "%20"));
            assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
            assertThat(text()).doesNotContain("The game");
        }
    }

    @Test
    void doesNotKnowARevisionToCome() {
        visit("tenant-a", "tenants/tenant-a?at=9999");
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
        visit("tenant-a", "tenants/tenant-a?at=twelve");
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void offersEachRoleWhatItMayDo() {
        visit("operator", "tenants/billing");
        assertThat(find(Button.class).all()).extracting(Button::getText).contains("Suspend billing");
        visit("billing", "tenants/billing?tab=");
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .contains("Let billing talk inside")
                .doesNotContain("Suspend billing");
        visit("auditor", "tenants/billing");
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Suspend billing");
    }
}
