package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.asked.RuleWords;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Facts;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.RevisionLine;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import java.util.Objects;

/** A policy in words beside its YAML, for who may not change it; of one that has ended, when it did. */
final class PolicyReading extends Div {
    private static final long serialVersionUID = 1L;

    PolicyReading(Revisions revisions, Acting acting, PolicyText text, Shown shown) {
        if (shown.id() == null) {
            throw Rejection.notFound("policy of " + shown.tenant() + " to be defined by you");
        }
        PolicySpec spec = shown.spec();
        if (spec == null) {
            add(ended(revisions, acting, shown.id()));
        } else {
            addClassName("bw-editor");
            add(words(spec), yaml(text.of(spec)));
        }
    }

    /** What never was is not known, like what is another's. */
    private static Empty ended(Revisions revisions, Acting acting, PolicyId id) {
        RevisionSummary last =
                Shown.touched(revisions, acting.actor(), id).orElseThrow(() -> Rejection.notFound("policy " + id));
        var all = new Anchor(Paths.policies(id.tenant()), t("policy.others", id.tenant()));
        var line = new RevisionLine(revisions, acting.actor(), last.revision());
        return acting.actor().actsFor(id.tenant())
                ? new Empty(
                        VaadinIcon.SHIELD,
                        t("policy.ended"),
                        t("policy.ended-why"),
                        line,
                        new Anchor(
                                Paths.newPolicy(id.tenant()) + "&name="
                                        + Paths.encoded(id.name().toString()),
                                t("policy.again")),
                        all)
                : new Empty(VaadinIcon.SHIELD, t("policy.ended"), t("policy.ended-why"), line, all);
    }

    private static Div words(PolicySpec spec) {
        var facts = new Facts().add(t("policy.reason"), spec.reason());
        if (spec.expiresAt() != null) {
            facts.add(t("policy.expires"), new Moment(Objects.requireNonNull(spec.expiresAt())));
        }
        var rules = new UnorderedList();
        rules.addClassName("bw-sentences");
        spec.rules().forEach(rule -> rules.add(new ListItem(RuleWords.of(rule))));
        var card = new Div(facts, new H2(t("policy.rules")), rules);
        card.addClassName("bw-card");
        return card;
    }

    private static Div yaml(String text) {
        var pre = new Pre(text);
        pre.addClassNames("bw-lines", "bw-mono");
        pre.getElement().setAttribute("tabindex", "0");
        pre.getElement().setAttribute("role", "region");
        pre.getElement().setAttribute("aria-label", t("policy.yaml"));
        var card = new Div(new H2(t("policy.yaml")), pre);
        card.addClassName("bw-card");
        return card;
    }
}
