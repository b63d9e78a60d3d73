package dev.breakwater.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.access.FailedSignIns;
import dev.breakwater.access.FailedSignIns.FailedSignIn;
import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.audit.Events;
import dev.breakwater.audit.Events.Order;
import dev.breakwater.console.InConsole;
import dev.breakwater.console.Story;
import dev.breakwater.vocabulary.Actor;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import tools.jackson.databind.json.JsonMapper;

class AuditViewIT extends InConsole {
    private static final Actor AUDITOR = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());

    @Autowired
    private Events events;

    @Autowired
    private FailedSignIns failed;

    @Autowired
    private AuthenticationProvider door;

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

    @Test
    void listsWhoCouldNotSignInAndKeepsNothingThatMayBeAPassword() {
        fail("billing", "192.0.2.7");
        fail("swordfish", "192.0.2.7");
        visit("auditor", "audit?tab=sign-ins&address=192.0.2.7");
        assertThat(failures()).extracting(FailedSignIn::name).containsExactly("(nobody)", "billing");
        assertThat(text())
                .contains("(nobody) is any name that nobody has", "may be a password")
                .doesNotContain("swordfish");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("audit", "audit?tab=sign-ins")
                .as("no event is listed there")
                .noneMatch(href -> href.contains("event="));
    }

    @Test
    void putsTheFiltersOfFailedSignInsIntoTheAddress() {
        fail("tenant-b", "192.0.2.8");
        visit("operator", "audit?tab=sign-ins");
        test(find(TextField.class).withCaption("Address").single()).setValue("192.0.2.8");
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters())
                .isEqualTo(QueryParameters.of("tab", "sign-ins").merging("address", "192.0.2.8"));
        test(find(TextField.class).withCaption("Name").single()).setValue("nobody");
        assertThat(failures()).isEmpty();
        test(button("Show all")).click();
        assertThat(UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("audit?tab=sign-ins");
        assertThat(failures()).extracting(FailedSignIn::name).contains("tenant-b");
    }

    @Test
    void offersFailedSignInsAsFiles() throws IOException {
        fail("tenant-a", "192.0.2.9");
        fail("billing", "192.0.2.9");
        visit("auditor", "audit?tab=sign-ins");
        assertThat(find(Anchor.class).all())
                .filteredOn(anchor -> anchor.getElement().hasAttribute("download"))
                .extracting(Anchor::getText)
                .containsExactly("Export CSV", "Export JSON Lines");
        var export = new SignInExport(failed, AUDITOR, new FailedSignIns.Filter(null, "192.0.2.9"), 1);
        var csv = new StringWriter();
        ExportFile.CSV.write(export, csv);
        assertThat(csv.toString().lines())
                .hasSize(3)
                .startsWith("name,address,failures,firstAt,lastAt")
                .anyMatch(line -> line.startsWith("tenant-a,192.0.2.9,1,20"));
        var lines = new StringWriter();
        ExportFile.JSON_LINES.write(export, lines);
        assertThat(lines.toString().lines())
                .extracting(
                        line -> JsonMapper.shared().readTree(line).path("name").asString())
                .containsExactly("billing", "tenant-a");
    }

    @Test
    void showsNoOwnerWhoCouldNotSignIn() {
        visit("tenant-a", "audit?tab=sign-ins");
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    private void fail(String name, String address) {
        var tried = UsernamePasswordAuthenticationToken.unauthenticated(name, "wrong");
        tried.setDetails(new WebAuthenticationDetails(address, null));
        assertThatThrownBy(() -> door.authenticate(tried)).isInstanceOf(BadCredentialsException.class);
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
        return rows(find(EventGrid.class).single());
    }

    private List<FailedSignIn> failures() {
        return rows(find(SignInGrid.class).single());
    }

    private <T> List<T> rows(Grid<T> shown) {
        var grid = test(shown);
        return IntStream.range(0, grid.size()).mapToObj(grid::getRow).toList();
    }
}
