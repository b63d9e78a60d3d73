package dev.breakwater.console.reach;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.assessment.Openings;
import dev.breakwater.change.Assessment.Row;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.reach.Question.Tab;
import java.util.stream.Stream;

/** All flows that one tenant's policies let through, exact and complete, as a table. */
final class OpeningsPanel extends Div {
    private static final long serialVersionUID = 1L;

    /** Of which tenant; the choice stands in the address, and none where everybody may be looked at. */
    static ComboBox<String> choice(Known known, Question asked) {
        var choice = new ComboBox<String>(t("reach.tenant"));
        choice.setItems(
                query -> known.tenants(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
                        .skip(query.getOffset()));
        choice.setAllowCustomValue(true);
        choice.setClearButtonVisible(asked.tab() != Tab.OPENINGS);
        choice.setPlaceholder(asked.tab() == Tab.OPENINGS ? "" : t("reach.everybody"));
        choice.addCustomValueSetListener(event -> choice.setValue(event.getDetail()));
        choice.setValue(asked.tenant().isEmpty() ? null : asked.tenant());
        choice.getElement().setAttribute("data-search", "");
        choice.addValueChangeListener(event -> {
            String chosen = event.getValue() == null ? "" : event.getValue();
            if (event.isFromClient() && !(chosen.isEmpty() && asked.tab() == Tab.OPENINGS)) {
                UI.getCurrent().navigate(ReachView.class, asked.about(chosen).query());
            }
        });
        return choice;
    }

    OpeningsPanel(Openings openings, Question asked, String user) {
        if (openings.rows().isEmpty()) {
            add(new Empty(VaadinIcon.LOCK, t("reach.nothing-open"), t("reach.nothing-open-why")));
            return;
        }
        var table = new NativeTable();
        table.addClassName("bw-table");
        var head = new NativeTableRow();
        Stream.of("flows.from", "flows.to", "flows.traffic", "flows.example")
                .map(key -> new NativeTableHeaderCell(t(key)))
                .forEach(head::add);
        table.getHead().add(head);
        openings.rows().forEach(row -> table.getBody().add(line(row)));
        var wide = new Div(table);
        wide.addClassName("bw-wide");
        wide.getElement().setAttribute("tabindex", "0");
        var said = new Div(
                new Paragraph(t("reach.openings-why", asked.tenant(), String.valueOf(openings.revision()))),
                new CopyAs()
                        .get(
                                user,
                                "/api/v1/tenants/" + asked.tenant() + "/reach"
                                        + (asked.at() == null ? "" : "?at=" + asked.at())));
        said.addClassName("bw-bar");
        add(said, wide);
        if (openings.more() > 0) {
            add(new Paragraph(t("flows.more", openings.more())));
        }
    }

    private static NativeTableRow line(Row row) {
        var example = new Code(row.example().from() + " → " + row.example().to() + ", "
                + row.example().protocol() + " " + row.example().port()
                + (row.example().request().isEmpty() ? "" : ", " + row.example().request()));
        return new NativeTableRow(
                new NativeTableCell(row.from()),
                new NativeTableCell(row.to()),
                new NativeTableCell(String.join(", ", row.traffic())),
                new NativeTableCell(example));
    }
}
