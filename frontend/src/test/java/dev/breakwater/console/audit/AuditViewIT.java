package dev.breakwater.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.audit.Events;
import dev.breakwater.audit.Events.Order;
import dev.breakwater.console.InConsole;
import dev.breakwater.console.Story;
import dev.breakwater.vocabulary.Actor;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AuditViewIT extends InConsole {
    private static final Actor AUDITOR = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());

    @Autowired
    private Events events;

    @Test
    void listsTheNewestFirst() {
        visit("auditor", "audit");
        assertThat(rows())
                .hasSizeGreaterThan(10)
                .isSortedAccordingTo((one, other) -> Long.compare(other.index(), one.index()));
    }

    @Test
    void findsByWhatStandsInTheAddress() {
        visit("auditor", "audit?actor=tenant-a&text=MYSQL&type=policy.PolicyRe&from=2026-01-01T00%3A00%3A00Z");
        assertThat(rows()).extracting(AuditedEvent::type).containsOnly("policy.PolicyRevised");
        assertThat(rows()).extracting(AuditedEvent::reason).contains("Revise policy tenant-a/mysql with 2 rules");
        visit("auditor", "audit?actor=tenant-a&text=MYSQL&until=2001-01-01T00%3A00%3A00Z");
        assertThat(rows()).isEmpty();
    }

    @Test
    void putsAFilterIntoTheAddress() {
        visit("auditor", "audit");
        test(find(TextField.class).withCaption("Who").single()).setValue("billing");
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("audit?actor=billing");
        assertThat(rows()).isNotEmpty().extracting(AuditedEvent::actor).containsOnly("billing");
    }

    @Test
    void showsOneEventWithWhatElseItsChangeBroughtAbout() {
        AuditedEvent revised = mistake();
        visit("auditor", "audit?event=" + revised.index());
        assertThat(text()).contains(revised.reason(), "All that this change brought about", "\"app\" : \"batch\"");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("audit", "policies/tenant-a/mysql", "changes/" + revised.change())
                .anyMatch(href -> href.startsWith("audit?event=") && !href.endsWith("=" + revised.index()));
    }

    @Test
    void doesNotKnowAnEventToCome() {
        visit("auditor", "audit?event=99999999");
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void offersWhatIsFoundAsFiles() {
        visit("operator", "audit?actor=operator");
        assertThat(find(Anchor.class).all())
                .filteredOn(anchor -> anchor.getElement().hasAttribute("download"))
                .extracting(Anchor::getText)
                .containsExactly("Export CSV", "Export JSON Lines");
    }

    private AuditedEvent mistake() {
        return events
                .list(
                        AUDITOR,
                        EventFilter.of(revisions.find(AUDITOR, Story.MISTAKE).change()),
                        Order.OLDEST,
                        null,
                        50)
                .items()
                .stream()
                .filter(event -> event.type().equals("policy.PolicyRevised"))
                .findFirst()
                .orElseThrow();
    }

    private List<AuditedEvent> rows() {
        var grid = test(find(EventGrid.class).single());
        return IntStream.range(0, grid.size())
                .mapToObj(grid::getRow)
                .map(AuditedEvent.class::cast)
                .toList();
    }
}
