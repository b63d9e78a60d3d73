package dev.breakwater.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.console.InConsole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryViewIT extends InConsole {

    @Test
    void findsRevisionsByTextTenantAndActor() {
        assertThat(shown("operator", "history?q=MYSQL")).contains(11L, 20L).doesNotContain(21L);
        assertThat(shown("operator", "history?tenant=tenant-b&actor=operator"))
                .contains(5L, 19L)
                .doesNotContain(18L);
        assertThat(shown("operator", "history?revision=17")).containsExactly(17L);
    }

    @Test
    void showsAnOwnerItsOwnOnly() {
        assertThat(shown("tenant-b", "history")).contains(18L, 21L).doesNotContain(17L, 20L);
        assertThat(shown("tenant-b", "history?q=mysql")).isEmpty();
    }

    @Test
    void doesNotKnowAnothersHistory() {
        visit("tenant-b", "history?revision=20");
        assertThat(text()).doesNotContain("mysql");
    }

    @Test
    void comparesAnyTwoWhicheverWayRound() {
        visit("operator", "compare?left=20&right=19");
        assertThat(text()).contains("0 added, 0 removed, 2 changed");
        visit("operator", "compare?left=17&right=20&tab=flows");
        assertThat(text()).contains("opened", "tenant-b");
    }

    @Test
    void comparesToAnOwnerItsOwnOnly() {
        visit("tenant-b", "compare?left=19&right=20");
        assertThat(text())
                .contains("No object differs", "touched nothing that you may see")
                .doesNotContain("mysql");
    }

    @Test
    void doesNotKnowARevisionToCome() {
        visit("operator", "compare?left=1&right=9999");
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void offersTheWayBackToOperatorsOnly() {
        visit("operator", "compare?left=12");
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .contains("Roll the cluster back to revision 12");
        visit("auditor", "compare?left=11");
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .noneMatch(words -> words.startsWith("Roll the cluster"));
    }

    @SuppressWarnings("unchecked")
    private List<Long> shown(String user, String address) {
        visit(user, address);
        Grid<RevisionSummary> grid = find(Grid.class).single();
        var numbers = new ArrayList<Long>();
        for (int i = 0; i < test(grid).size(); i++) {
            numbers.add(test(grid).getRow(i).revision());
        }
        return numbers;
    }
}
