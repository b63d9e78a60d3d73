package dev.breakwater.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.words.Translations;
import dev.breakwater.vocabulary.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = AuditViewTest.Rooms.class)
@ViewPackages(classes = AuditView.class)
class AuditViewTest extends SpringBrowserlessTest {
    private static final Actor AUDITOR = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());

    @Autowired
    private Recorded record;

    @BeforeEach
    void somethingHasHappened() {
        record.all.clear();
        record.asked.clear();
        record.happens("tenant-a", "policy.PolicyRevised", "batch needs mysql");
        record.happens("operator", "policy.PolicyRevised", "The frontend lost its database");
    }

    @Test
    void listsTheNewestFirst() {
        open("");
        assertThat(rows()).extracting(AuditedEvent::actor).containsExactly("operator", "tenant-a");
    }

    @Test
    void findsByWhatStandsInTheAddress() {
        open("actor=tenant-a&text=batch&type=policy.&from=2026-11-24T00%3A00%3A00Z");
        assertThat(rows()).extracting(AuditedEvent::reason).containsExactly("batch needs mysql");
        assertThat(record.asked.getLast().type()).isEqualTo("policy.");
        assertThat(record.asked.getLast().from()).isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
    }

    @Test
    void putsAFilterIntoTheAddress() {
        open("");
        test(find(TextField.class).withCaption("Who").single()).setValue("operator");
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("audit?actor=operator");
        assertThat(rows()).extracting(AuditedEvent::actor).containsExactly("operator");
    }

    @Test
    void showsOneEventWithWhatElseItsChangeBroughtAbout() {
        open("event=1");
        String words = find(AuditView.class).single().getElement().getTextRecursively();
        assertThat(words).contains("batch needs mysql", "All that this change brought about", "\"number\" : 1");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("audit?event=2", "audit");
    }

    @Test
    void offersWhatIsFoundAsFiles() {
        open("actor=operator");
        assertThat(find(Anchor.class).all())
                .filteredOn(anchor -> anchor.getElement().hasAttribute("download"))
                .extracting(Anchor::getText)
                .containsExactly("Export CSV", "Export JSON Lines");
    }

    private List<AuditedEvent> rows() {
        var grid = test(find(EventGrid.class).single());
        return IntStream.range(0, grid.size())
                .mapToObj(grid::getRow)
                .map(AuditedEvent.class::cast)
                .toList();
    }

    private static void open(String query) {
        UI.getCurrent().navigate("audit", QueryParameters.fromString(query));
    }

    /** What the view asks. */
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
        Recorded events() {
            return new Recorded();
        }

        @Bean
        SignedIn signedIn() {
            return new SignedIn() {
                @Override
                public Actor actor() {
                    return AUDITOR;
                }

                @Override
                public void leave() {}
            };
        }
    }
}
