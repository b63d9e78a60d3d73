package dev.breakwater.console.audit;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
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

    /** The change by the revision that the event belongs to; those of the change itself are not told which. */
    static Component change(AuditedEvent event) {
        if (event.change() == null) {
            return new Span("");
        }
        return new Anchor(
                Paths.change(ChangeId.parse(event.change())),
                event.revision() == null
                        ? t("audit.open")
                        : t("revision.number", event.revision().toString()));
    }
}
