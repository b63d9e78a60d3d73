package dev.breakwater.console.audit;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.audit.Events;
import dev.breakwater.audit.Events.Order;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.live.News;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Listing;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** The whole record with filters, each event whole, and a file of what is found. */
@Route(Paths.AUDIT)
@RolesAllowed({"OPERATOR", "AUDITOR"})
class AuditView extends Screen implements BeforeEnterObserver {
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

    AuditView(Events events, SignedIn signedIn, LiveUpdates live) {
        this.events = events;
        this.actor = signedIn.actor();
        grid.setEmptyStateComponent(new Empty(VaadinIcon.RECORDS, t("audit.none"), t("audit.none-why")));
        add(bar, detail, grid, new Paragraph(t("audit.what")));
        listing = Listing.in(grid, (after, limit) -> events.list(actor, wanted.filter(), Order.NEWEST, after, limit));
        live.on(this, () -> listing.anew(grid), News.EVENTS);
    }

    private Wanted wanted() {
        return wanted;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = Wanted.of(event.getLocation());
        EventFilter filter = wanted.filter();
        titled(
                t("audit.title"),
                file(ExportFile.CSV, filter, t("audit.csv")),
                file(ExportFile.JSON_LINES, filter, t("audit.json-lines")),
                new CopyAs().get(actor.name(), "/api/v1/events" + query()));
        bar.removeAll();
        bar.add(new FilterBar(wanted));
        detail.removeAll();
        if (wanted.event() != null) {
            detail.add(panel(wanted.event()));
        }
        if (!filter.equals(listed)) {
            listed = filter;
            listing.anew(grid);
        }
    }

    private Anchor file(ExportFile form, EventFilter filter, String words) {
        return new Anchor(form.of(new Export(events, actor, filter)), AttachmentType.DOWNLOAD, words);
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
