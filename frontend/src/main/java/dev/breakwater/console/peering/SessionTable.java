package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.rollout.BgpSession;
import java.util.List;
import java.util.stream.Stream;

/** The sessions with one peer, a line for each node and address, as the agents last reported them. */
final class SessionTable extends Div {
    private static final long serialVersionUID = 1L;

    SessionTable(List<BgpSession> sessions) {
        addClassName("bw-wide");
        getElement().setAttribute("tabindex", "0");
        var table = new NativeTable();
        table.addClassName("bw-table");
        var head = new NativeTableRow();
        Stream.of(
                        "peering.state",
                        "peering.since",
                        "peering.node",
                        "peering.address",
                        "peering.advertised",
                        "peering.received")
                .map(key -> new NativeTableHeaderCell(t(key)))
                .forEach(head::add);
        table.getHead().add(head);
        sessions.forEach(session -> table.getBody().add(line(session)));
        add(table);
    }

    private static NativeTableRow line(BgpSession session) {
        return new NativeTableRow(
                new NativeTableCell(state(session)),
                new NativeTableCell(session.since() == null ? new Span("–") : new Moment(session.since())),
                new NativeTableCell(session.node()),
                new NativeTableCell(new Code(session.address())),
                new NativeTableCell(String.valueOf(session.advertised())),
                new NativeTableCell(String.valueOf(session.received())));
    }

    /** BGP's own word for any state but the one that is wanted. */
    private static Component state(BgpSession session) {
        return switch (session.state()) {
            case Sessions.ESTABLISHED -> new Status(Tone.GOOD, t("peering.established"));
            case "idle", "unknown" -> new Status(Tone.BAD, session.state());
            default -> new Status(Tone.BUSY, session.state());
        };
    }
}
