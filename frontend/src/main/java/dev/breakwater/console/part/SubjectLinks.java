package dev.breakwater.console.part;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.vocabulary.Subject;
import java.util.List;

/** What was touched: the first few, those with a page of their own as links to it, and how many more. */
public final class SubjectLinks extends Span {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 4;

    public SubjectLinks(List<Subject> subjects) {
        subjects.stream().limit(MOST).forEach(subject -> {
            if (getComponentCount() > 0) {
                add(new Span(", "));
            }
            add(
                    subject.kind() == Subject.Kind.POLICY
                            ? new Anchor(Paths.subject(subject), subject.id())
                            : new Span(subject.id()));
        });
        if (subjects.size() > MOST) {
            add(new Span(" " + t("revision.and-more", subjects.size() - MOST)));
        }
    }
}
