package dev.breakwater.console.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
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

    /** Revision 19 is another's: its number is no secret, its story is. */
    @Test
    void showsATenantAsItWasWhenAnotherHadChanged() {
        visit("tenant-a", "tenants/tenant-a?at=19");
        assertThat(text())
                .contains("As of revision 19", "touched nothing that you may see")
                .doesNotContain("tenant-b");
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
