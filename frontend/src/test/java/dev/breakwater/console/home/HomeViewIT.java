package dev.breakwater.console.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.breakwater.console.InConsole;
import org.junit.jupiter.api.Test;

class HomeViewIT extends InConsole {

    @Test
    void saysHowThePartsStand() {
        visit("operator", "");
        assertThat(text()).contains("Cluster hk-tw1", "Event store", "Read models", "Up to date");
    }

    @Test
    void showsWhatWasChangedLastAsFarAsTheReaderMayKnow() {
        visit("tenant-b", ""); // of which other tests change little
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getText)
                .contains("Define policy tenant-b/updates with 1 rule")
                .doesNotContain("Revise policy tenant-a/mysql with 2 rules");
    }

    @Test
    void leadsToEveryViewThatThereIs() {
        visit("auditor", "");
        assertThat(find(SideNavItem.class).all())
                .extracting(SideNavItem::getLabel)
                .contains("Home", "Tenants", "Changes", "History", "Compare");
    }
}
