package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.console.asked.RuleWords;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Moment;
import dev.breakwater.console.part.Paths;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule;
import java.time.Instant;
import java.util.List;

/** What a tenant permits, each policy with why it is there and its rules in words. */
class PolicyCards extends Div {
    private static final long serialVersionUID = 1L;

    PolicyCards(Seen seen) {
        List<PolicyIntent> policies = seen.snapshot().policiesOf(seen.id());
        if (policies.isEmpty()) {
            add(new Empty(VaadinIcon.SHIELD, t("tenant.no-policies"), t("tenant.no-policies-why")));
        }
        addClassName("bw-cards");
        policies.forEach(policy -> add(card(policy, seen)));
    }

    private static Div card(PolicyIntent policy, Seen seen) {
        String address = Paths.policy(policy.id()) + (seen.past() ? "?at=" + seen.revision() : "");
        var reason = new Paragraph(policy.spec().reason());
        reason.addClassName("bw-quiet");
        var card = new Div(
                new H3(new Anchor(address, policy.id().name().toString())),
                reason,
                rules(policy.spec().rules()));
        Instant end = policy.spec().expiresAt();
        if (end != null) {
            card.add(new Paragraph(new Span(t("tenant.expires") + " "), new Moment(end)));
        }
        card.addClassName("bw-card");
        return card;
    }

    private static UnorderedList rules(List<Rule> rules) {
        var list = new UnorderedList();
        list.addClassName("bw-sentences");
        rules.forEach(rule -> list.add(new ListItem(RuleWords.of(rule))));
        return list;
    }
}
