package dev.breakwater.console.audit;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteConfiguration;
import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Paths;
import dev.breakwater.vocabulary.ChangeId;
import java.util.Objects;
import java.util.function.Function;

/** Events, newest first, one a line. */
final class EventGrid extends Grid<AuditedEvent> {
    private static final long serialVersionUID = 1L;

    EventGrid(Function<AuditedEvent, String> address) {
        addComponentColumn(event -> new Moment(event.at()))
                .setHeader(t("audit.at"))
                .setWidth("9rem")
                .setFlexGrow(0);
        addColumn(AuditedEvent::actor)
                .setHeader(t("audit.actor"))
                .setWidth("8rem")
                .setFlexGrow(0);
        addComponentColumn(event -> new Anchor(address.apply(event), event.type()))
                .setHeader(t("audit.type"))
                .setAutoWidth(true);
        addColumn(AuditedEvent::subject).setHeader(t("audit.subject")).setAutoWidth(true);
        addColumn(event -> Objects.toString(event.reason(), ""))
                .setHeader(t("audit.reason"))
                .setTooltipGenerator(AuditedEvent::reason);
        addComponentColumn(EventGrid::change)
                .setHeader(t("audit.change"))
                .setWidth("8rem")
                .setFlexGrow(0);
        setSizeFull();
        setHeight("60vh");
    }

    /** The change by its revision, where it has one. */
    static Component change(AuditedEvent event) {
        if (event.change() == null) {
            return new Span("");
        }
        String words = event.revision() == null
                ? t("audit.draft")
                : t("revision.number", event.revision().toString());
        String path = Paths.change(ChangeId.parse(event.change()));
        return RouteConfiguration.forApplicationScope().getRoute(path).isPresent()
                ? new Anchor(path, words)
                : new Span(words);
    }
}
