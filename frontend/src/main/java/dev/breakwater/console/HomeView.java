package dev.breakwater.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.vocabulary.Actor;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The front door: how the cluster stands, what was changed last, and where the rest is described. */
@Route("")
@PageTitle("Breakwater")
@PermitAll
class HomeView extends Main {
    private static final long serialVersionUID = 1L;
    private static final int RECENT = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    HomeView(ClusterHealth health, Revisions revisions, SignedIn signedIn) {
        Actor actor = signedIn.actor();
        var content = new VerticalLayout(
                heading(actor, signedIn),
                cluster(health.report(), actor),
                new H2("Recent changes"),
                recent(revisions, actor),
                links());
        content.setMaxWidth("72rem");
        content.getStyle().set("margin", "0 auto");
        add(content);
    }

    private static Component heading(Actor actor, SignedIn signedIn) {
        var name = new H1("Breakwater");
        var line = new HorizontalLayout(
                name, new Span("Signed in as " + actor.name()), new Button("Sign out", _ -> signedIn.leave()));
        line.setWidthFull();
        line.expand(name);
        line.setAlignItems(Alignment.BASELINE);
        return line;
    }

    /** What is wrong is for those who run the fabric; owners are told that it is being worked on. */
    private static Component cluster(ClusterHealth.Report report, Actor actor) {
        var lines = new VerticalLayout(new H2("Cluster " + report.cluster()), new Paragraph(standing(report)));
        lines.setPadding(false);
        lines.setSpacing(false);
        if (actor.seesEverything()) {
            report.sentences().forEach(sentence -> lines.add(problem(sentence)));
        }
        return lines;
    }

    private static String standing(ClusterHealth.Report report) {
        String connection = report.connected() ? "Connected" : "Not connected; changes are accepted and applied later";
        String since = " since " + TIME.format(report.since()) + ". ";
        return connection + since + "Newest revision " + report.newest() + ", applied " + report.applied() + ".";
    }

    private static Component problem(String sentence) {
        var line = new Paragraph("\u26a0 " + sentence);
        line.getElement().setAttribute("role", "alert");
        return line;
    }

    private static Component recent(Revisions revisions, Actor actor) {
        var grid = new Grid<RevisionSummary>();
        grid.addColumn(RevisionSummary::revision)
                .setHeader("Revision")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(revision -> TIME.format(revision.committedAt()))
                .setHeader("When")
                .setAutoWidth(true);
        grid.addColumn(RevisionSummary::actor).setHeader("Who").setAutoWidth(true);
        grid.addColumn(RevisionSummary::reason).setHeader("Why").setFlexGrow(3);
        grid.addColumn(HomeView::subjects).setHeader("What").setFlexGrow(2);
        grid.setAllRowsVisible(true);
        grid.setEmptyStateText("Nothing has been changed yet; './breakwater demo' plays a story");
        grid.setItems(revisions.list(actor, null, null, RECENT).items());
        return grid;
    }

    private static String subjects(RevisionSummary revision) {
        return String.join(
                ", ", revision.subjects().stream().map(Object::toString).toList());
    }

    private static Component links() {
        return new Paragraph(
                new Span("Everything else is done through the REST API for now: "),
                new Anchor("/swagger-ui.html", "try it in the browser"),
                new Span(" or "),
                new Anchor("/v3/api-docs", "read its description"));
    }
}
