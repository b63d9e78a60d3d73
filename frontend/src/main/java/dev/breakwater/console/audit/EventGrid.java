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
import java.util.regex.Pattern;

/** Events, newest first, one a line. */
final class EventGrid extends Grid<AuditedEvent> {
    private static final long serialVersionUID = 1L;

    /** The number of a change means nothing to people; the whole of it is in the tooltip. */
    private static final Pattern SHORTENED = Pattern.compile("^(change:[0-9a-f]{8})-.*");

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
                .setWidth("13rem")
                .setFlexGrow(0);
        addColumn(event -> SHORTENED.matcher(event.subject()).replaceFirst("$1…"))
                .setHeader(t("audit.subject"))
                .setTooltipGenerator(AuditedEvent::subject)
                .setWidth("13rem")
                .setFlexGrow(0);
        addColumn(event -> Objects.toString(event.reason(), ""))
                .setHeader(t("audit.reason"))
                .setTooltipGenerator(AuditedEvent::reason)
                .setWidth("12rem")
                .setFlexGrow(1);
        addComponentColumn(EventGrid::change)
                .setHeader(t("audit.change"))
                .setWidth("8rem")
                .setFlexGrow(0);
        setSizeFull();
        setHeight("max(18rem, calc(100dvh - 20rem))"); // two rows of filters stand above
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
