package dev.breakwater.console.part;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;

/** A revision in a line: its number, and what made it as far as the reader may know; 0 is before the first change. */
public final class RevisionLine extends Paragraph {
    private static final long serialVersionUID = 1L;

    public RevisionLine(Revisions revisions, Actor actor, long revision) {
        addClassName("bw-quiet");
        add(new Span(t("revision.number", String.valueOf(revision)) + " "));
        if (revision > 0) {
            try {
                tell(revisions.find(actor, revision));
            } catch (Rejection _) {
                add(new Span(t("revision.others")));
            }
        }
    }

    private void tell(RevisionSummary summary) {
        add(
                new Anchor(Paths.change(summary.change()), summary.reason()),
                new Span(" · " + summary.actor() + " · "),
                new Moment(summary.committedAt()));
    }
}
