package dev.breakwater.console.audit;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Paths;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** One event whole: who asked, why, what it says, and what else its change brought about. */
final class EventPanel extends Div {
    private static final long serialVersionUID = 1L;
    private static final List<String> PAGED = List.of("policy:", "peering:", "advertisement:");

    /** {@code followed} is all of the same change, in order. */
    EventPanel(AuditedEvent event, List<AuditedEvent> followed, Wanted wanted) {
        addClassName("bw-card");
        var close = new Anchor(wanted.list().address(), t("part.close"));
        close.getElement().setAttribute("data-close", "");
        add(new H2(event.type()), close, facts(event));
        if (!followed.isEmpty()) {
            var list = new OrderedList();
            followed.forEach(each -> list.add(new ListItem(
                    each.index() == event.index()
                            ? new Span(each.type() + " · " + each.subject())
                            : new Anchor(wanted.event(each.index()).address(), each.type() + " · " + each.subject()))));
            add(new H3(t("audit.followed")), list);
        }
        var payload =
                new Pre(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(event.payload()));
        payload.addClassName("bw-lines");
        payload.getElement().setAttribute("tabindex", "0");
        add(new H3(t("audit.payload")), payload);
    }

    private static DescriptionList facts(AuditedEvent event) {
        var facts = new DescriptionList();
        facts.addClassName("bw-facts");
        add(facts, t("audit.actor"), new Span(event.actor()));
        add(facts, t("audit.at"), new Moment(event.at()));
        add(facts, t("audit.subject"), subject(event.subject()));
        add(facts, t("audit.source"), new Span(event.source()));
        if (event.reason() != null) {
            add(facts, t("audit.reason"), new Span(event.reason()));
        }
        if (event.change() != null) {
            add(facts, t("audit.change"), EventGrid.change(event));
        }
        return facts;
    }

    /** These have pages of their own, also when they are no longer there. */
    private static Component subject(String subject) {
        return PAGED.stream().anyMatch(subject::startsWith)
                ? new Anchor(Paths.subject(Subject.parse(subject)), subject)
                : new Code(subject);
    }

    private static void add(DescriptionList facts, String term, Component value) {
        facts.add(new Term(term), new Description(value));
    }
}
