package dev.breakwater.console.audit;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.audit.Events;
import dev.breakwater.audit.Events.Order;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Listing;
import dev.breakwater.console.part.Paths;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import java.util.List;

/** What has happened, with filters, and each event whole. */
final class EventsPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST_FOLLOWED = 100;

    private final transient Events events;
    private final transient Actor actor;
    private final Div bar = new Div();
    private final Div detail = new Div();
    private final EventGrid grid =
            new EventGrid(event -> wanted().event(event.index()).address());
    private final transient Listing<AuditedEvent> listing;
    private transient Wanted wanted = Wanted.ALL;
    private transient EventFilter listed = EventFilter.ALL;

    EventsPanel(Events events, Actor actor) {
        this.events = events;
        this.actor = actor;
        grid.setEmptyStateComponent(new Empty(VaadinIcon.RECORDS, t("audit.none"), t("audit.none-why")));
        add(bar, detail, grid, new Paragraph(t("audit.what")));
        listing = Listing.in(grid, (after, limit) -> events.list(actor, wanted.filter(), Order.NEWEST, after, limit));
    }

    private Wanted wanted() {
        return wanted;
    }

    void refresh() {
        listing.anew(grid);
    }

    /** Answers what can be done with what is shown. */
    Component[] show(Wanted next) {
        wanted = next;
        bar.removeAll();
        bar.add(new FilterBar(wanted));
        detail.removeAll();
        if (wanted.event() != null) {
            detail.add(panel(wanted.event()));
        }
        EventFilter filter = wanted.filter();
        if (!filter.equals(listed)) {
            listed = filter;
            refresh();
        }
        var export = new EventExport(events, actor, filter);
        return new Component[] {
            ExportFile.CSV.of(export, t("audit.csv")),
            ExportFile.JSON_LINES.of(export, t("audit.json-lines")),
            new CopyAs().get(actor.name(), "/api/v1/events" + query())
        };
    }

    private String query() {
        String address = wanted.list().address();
        return address.substring(Paths.AUDIT.length()) + (address.contains("?") ? "&" : "?") + "order=newest";
    }

    private EventPanel panel(long index) {
        AuditedEvent event = events.find(actor, index);
        List<AuditedEvent> followed = event.change() == null
                ? List.of()
                : events.list(actor, EventFilter.of(ChangeId.parse(event.change())), Order.OLDEST, null, MOST_FOLLOWED)
                        .items();
        return new EventPanel(event, followed, wanted);
    }
}
