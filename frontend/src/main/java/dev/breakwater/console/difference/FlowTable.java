package dev.breakwater.console.difference;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.change.Assessment.Flows;
import dev.breakwater.change.Assessment.Packet;
import dev.breakwater.change.Assessment.Row;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import java.util.List;
import java.util.stream.Stream;

/** Which flows are decided otherwise: closed ones first, since they are what somebody will miss. */
public final class FlowTable extends Div {
    private static final long serialVersionUID = 1L;

    public FlowTable(Flows flows) {
        if (count(flows) == 0) {
            add(new Empty(VaadinIcon.CHECK, t("flows.none"), t("flows.none-why")));
            return;
        }
        add(new Paragraph(t(
                "flows.counts",
                flows.closed().size(),
                flows.opened().size(),
                flows.rehandled().size())));
        var table = new NativeTable();
        table.addClassName("bw-table");
        table.getHead().add(head());
        add(table, flows.closed(), Tone.BAD, "flows.closed");
        add(table, flows.opened(), Tone.GOOD, "flows.opened");
        add(table, flows.rehandled(), Tone.WARNING, "flows.rehandled");
        var wide = new Div(table);
        wide.addClassName("bw-wide");
        wide.getElement().setAttribute("tabindex", "0");
        add(wide);
        if (flows.more() > 0) {
            add(new Paragraph(t("flows.more", flows.more())));
        }
    }

    public static int count(Flows flows) {
        return flows.opened().size() + flows.closed().size() + flows.rehandled().size() + flows.more();
    }

    private static NativeTableRow head() {
        var row = new NativeTableRow();
        Stream.of("flows.becomes", "flows.from", "flows.to", "flows.traffic", "flows.example")
                .map(key -> new NativeTableHeaderCell(t(key)))
                .forEach(row::add);
        return row;
    }

    private static void add(NativeTable table, List<Row> rows, Tone tone, String word) {
        rows.forEach(row -> table.getBody()
                .add(new NativeTableRow(
                        new NativeTableCell(new Status(tone, t(word))),
                        new NativeTableCell(row.from()),
                        new NativeTableCell(row.to()),
                        new NativeTableCell(String.join(", ", row.traffic())),
                        new NativeTableCell(example(row.example())))));
    }

    private static Component example(Packet packet) {
        String port = packet.port() == 0 ? packet.protocol() : packet.protocol() + " " + packet.port();
        var text = new Span(packet.from() + " → " + packet.to() + ", " + port
                + (packet.request().isEmpty() ? "" : ", " + packet.request()));
        text.addClassNames("bw-mono", "bw-quiet");
        return text;
    }
}
