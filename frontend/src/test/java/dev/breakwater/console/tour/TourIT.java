package dev.breakwater.console.tour;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Location;
import dev.breakwater.assessment.Inquiries;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.console.InConsole;
import dev.breakwater.console.Story;
import dev.breakwater.vocabulary.Actor;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TourIT extends InConsole {
    private static final Actor AUDITOR = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());

    @Autowired
    Inquiries inquiries;

    @Test
    void findsInTheRecordWhatHappenedAndTellsItInFiveStops() {
        Incident incident = Incident.find(revisions, inquiries, AUDITOR).orElseThrow();
        assertThat(incident.mistake().revision()).isEqualTo(Story.MISTAKE);
        visit("tenant-a", "tour");
        assertThat(find(H1.class).single().getText()).isEqualTo("2 a.m.: the database is unreachable");
        assertThat(text()).contains("The alarm", "Who decided it", "What it did", "The way back", "The proof");
        go(find(Anchor.class).withText("Begin the tour").single());
        for (Stop stop : Stop.values()) {
            assertThat(bar().getChildren().toList()).as(stop.toString()).isNotEmpty();
            assertThat(find(Paragraph.class)
                            .withText(said(stop.words(incident)))
                            .exists())
                    .as(stop.toString())
                    .isTrue();
            if (stop != Stop.PROOF) {
                go(find(Anchor.class, bar()).all().getLast());
            }
        }
    }

    private static String said(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    @Test
    void leadsToTheChangeThatTookItBackOnceThereIsOne() {
        RevisionSummary mistake = revisions.find(AUDITOR, Story.MISTAKE);
        RevisionSummary later = revisions.find(AUDITOR, Story.LATER);
        var open = new Incident(mistake, null);
        var over = new Incident(mistake, later);
        assertThat(Stop.BACK.words(open)).isEqualTo("tour.back-waits");
        assertThat(Stop.BACK.address(open))
                .contains("changes/" + mistake.change())
                .doesNotContain("tab=");
        assertThat(Stop.BACK.words(over)).isEqualTo("tour.back-why");
        assertThat(Stop.BACK.address(over)).contains("changes/" + later.change(), "tab=flows", "tour=4");
        assertThat(Stop.PROOF.words(open)).isEqualTo("tour.proof-waits");
        assertThat(Stop.PROOF.words(over)).isEqualTo("tour.proof-why");
        assertThat(Stop.PROOF.address(over)).contains("changes/" + later.change(), "tab=plan", "tour=5");
        assertThat(Stop.WHAT.address(over)).contains("changes/" + mistake.change(), "tab=flows", "tour=3");
    }

    @Test
    void staysWhereverOneWandersUntilItIsEnded() {
        visit("operator", "tour");
        go(find(Anchor.class).withText("Begin the tour").single());
        assertThat(text()).contains("Denied");
        UI.getCurrent().navigate("history");
        assertThat(bar().isVisible()).isTrue();
        test(find(Button.class, bar()).single()).click();
        UI.getCurrent().navigate("changes");
        assertThat(find(TourBar.class).exists()).isFalse();
    }

    @Test
    void tellsWhoeverDoesNotSeeTheShopNothingOfIt() {
        visit("tenant-b", "tour");
        assertThat(text()).contains("This has not happened here", "./breakwater demo");
        visit("tenant-b", "history?tour=2");
        assertThat(find(TourBar.class).exists()).isFalse();
    }

    private TourBar bar() {
        return find(TourBar.class).single();
    }

    private static void go(Anchor link) {
        var location = new Location(link.getHref());
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }
}
