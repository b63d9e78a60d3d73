package dev.breakwater.console.reach;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.console.asked.RuleWords;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.console.reach.Arrow.Opening;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.stream.Stream;

/** The arrows of a picture as lines: between whom, what passes, by what, and what takes some of it away. */
final class ArrowTable extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 6;

    ArrowTable(List<Arrow> arrows) {
        var head = new NativeTableRow();
        Stream.of("flows.from", "flows.to", "reach.opened-by", "reach.standing")
                .map(key -> new NativeTableHeaderCell(t(key)))
                .forEach(head::add);
        var table = new NativeTable();
        table.addClassName("bw-table");
        table.getHead().add(head);
        arrows.forEach(arrow -> table.getBody().add(line(arrow)));
        addClassName("bw-wide");
        getElement().setAttribute("tabindex", "0");
        add(table);
    }

    private static NativeTableRow line(Arrow arrow) {
        var opened = new NativeTableCell();
        arrow.openings().stream().limit(MOST).forEach(opening -> opened.add(opened(opening)));
        if (arrow.openings().size() > MOST) {
            opened.add(new Span(t("revision.and-more", arrow.openings().size() - MOST)));
        }
        arrow.lessening()
                .forEach(policy -> opened.add(
                        new Div(new Span(t("reach.less") + " "), new Anchor(Paths.subject(policy), policy.id()))));
        var standing = arrow.inForce()
                ? new Status(Tone.GOOD, t("reach.in-force"))
                : new Status(Tone.WARNING, t("reach.not-in-force"));
        return new NativeTableRow(
                new NativeTableCell(arrow.from().name()),
                new NativeTableCell(arrow.to().name()),
                opened,
                new NativeTableCell(standing));
    }

    private static Div opened(Opening opening) {
        Subject by = opening.by();
        var flow = new Anchor(opening.flow().address(), RuleWords.of(opening.traffic()));
        if (by == null) {
            return new Div(flow, new Span(" · " + t("reach.floor-of-all")));
        }
        String words = opening.isContract() ? t("reach.contract", by.id()) : t("reach.policy", by.id());
        return new Div(flow, new Span(" · "), new Anchor(Paths.subject(by), words));
    }
}
