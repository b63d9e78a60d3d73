package dev.breakwater.console.part;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.breakwater.change.RevisionSummary;
import java.util.List;

/** Revisions one below the other: why, what, who and when. */
public final class RevisionList extends UnorderedList {
    private static final long serialVersionUID = 1L;

    public RevisionList() {
        addClassName("bw-plain");
    }

    public void show(List<RevisionSummary> revisions) {
        removeAll();
        revisions.forEach(revision -> add(line(revision)));
    }

    private static ListItem line(RevisionSummary revision) {
        var number = new Span(t("revision.number", String.valueOf(revision.revision())));
        number.addClassNames("bw-mono", "bw-quiet");
        var first = new Div(number, new Span(" "), new Anchor(Paths.change(revision.change()), revision.reason()));
        var second = new Div(
                new Span(revision.actor()),
                new Span(" · "),
                new Moment(revision.committedAt()),
                new Span(" · " + t("source", revision.source()) + " · "),
                new SubjectLinks(revision.subjects()));
        second.addClassName("bw-quiet");
        return new ListItem(first, second);
    }
}
