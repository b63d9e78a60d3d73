package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.breakwater.change.ChangeDetails;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.console.part.Facts;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.SubjectLinks;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.ChangeId;
import org.jspecify.annotations.Nullable;

/** Who asked for a change, when, by which way, and what became of it. */
class ChangeFacts extends Div {
    private static final long serialVersionUID = 1L;

    ChangeFacts(ChangeDetails details) {
        ChangeSummary change = details.summary();
        addClassName("bw-card");
        Facts facts = new Facts()
                .add(t("change.does"), new Sentences(change.sentences()))
                .add(
                        t("change.about"),
                        new SubjectLinks(details.operations().stream()
                                .map(Operation::subject)
                                .distinct()
                                .toList()))
                .add(t("change.author"), change.author())
                .add(t("change.drafted"), new Moment(change.draftedAt()))
                .add(t("change.source"), t("source", change.source()));
        add(facts, t("change.ticket"), change.ticket());
        add(facts, t("change.override"), change.override());
        Long revision = change.revision();
        if (revision != null) {
            facts.add(t("history.revision"), t("revision.number", String.valueOf(revision)));
            facts.add(t("change.committed"), new Moment(change.changedAt()));
        }
        add(facts, t("change.reverts"), change.reverts());
        add(facts, t("change.reverted-by"), change.revertedBy());
        add(facts);
    }

    private static void add(Facts facts, String name, @Nullable String value) {
        if (value != null) {
            facts.add(name, value);
        }
    }

    private static void add(Facts facts, String name, @Nullable ChangeId change) {
        if (change != null) {
            facts.add(name, new Anchor(Paths.change(change), change.toString()));
        }
    }
}
