package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.breakwater.console.part.Facts;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.console.words.Said;
import dev.breakwater.rollout.ObjectStatus;
import dev.breakwater.rollout.ObjectStatuses;
import dev.breakwater.vocabulary.Actor;
import java.util.List;
import java.util.stream.Collectors;

/** What a tenant is, and how its objects stand in the cluster. */
class Overview extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 500;

    Overview(ObjectStatuses statuses, Seen seen, Actor actor) {
        addClassName("bw-cards");
        add(card(t("tenant.what"), facts(seen)));
        if (!seen.past()) {
            add(card(
                    t("tenant.objects"),
                    objects(statuses.list(actor, seen.id(), null, null, MOST).items())));
        }
    }

    private static Div card(String title, Component content) {
        var card = new Div(new H2(title), content);
        card.addClassName("bw-card");
        return card;
    }

    private static Facts facts(Seen seen) {
        return new Facts()
                .add(t("tenants.description"), seen.tenant().description())
                .add(t("tenant.isolation"), t("isolation", seen.tenant().isolation()))
                .add(
                        t("tenants.namespaces"),
                        new Code(seen.tenant().namespaces().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))))
                .add(t("tenant.as-of"), t("revision.number", String.valueOf(seen.revision())));
    }

    /** Those that do not stand as desired one by one, the others only counted. */
    private static Component objects(List<ObjectStatus> all) {
        List<ObjectStatus> astray = all.stream().filter(each -> !each.inSync()).toList();
        if (all.isEmpty()) {
            return new Paragraph(t("tenant.no-objects"));
        }
        if (astray.isEmpty()) {
            return new Status(Tone.GOOD, t("tenant.all-applied", all.size()));
        }
        var list = new UnorderedList();
        list.addClassName("bw-plain");
        astray.forEach(each -> list.add(line(each)));
        return new Div(new Paragraph(t("tenant.astray", astray.size(), all.size())), list);
    }

    private static ListItem line(ObjectStatus status) {
        var line = new ListItem(
                TenantStates.of(status.standing()),
                new Span(" "),
                new Code(status.ref().kind() + " " + status.ref().name()),
                new Span(" "),
                new Moment(status.since()));
        if (status.manager() != null) {
            line.add(new Paragraph(t("tenant.by", status.manager(), String.join(", ", status.fields()))));
        }
        if (status.reason() != null) {
            line.add(Said.into(new Paragraph(), status.reason()));
        }
        return line;
    }
}
