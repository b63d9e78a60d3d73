package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Paths;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.peering.PeeringCommand.DisconnectPeer;
import dev.breakwater.rollout.BgpSession;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** One upstream router: its sessions, how we talk to it, what it hears from us. */
final class PeeringCard extends Div {
    private static final long serialVersionUID = 1L;

    PeeringCard(PeeringIntent peering, List<BgpSession> sessions, List<AdvertisementIntent> advertisements) {
        addClassName("bw-card");
        getStyle().setMarginBottom("1rem");
        add(new H2(peering.id() + " · AS" + peering.peerAsn()), new H3(t("peering.sessions")));
        add(sessions.isEmpty() ? new Paragraph(t("peering.no-sessions")) : new SessionTable(sessions));
        add(new H3(t("peering.profile")), facts(peering));
        add(new H3(t("peering.heard")), heard(peering, advertisements));
    }

    /** What an operator may do, each with its effect shown before it is made. */
    PeeringCard withActs(PeeringIntent peering, Acting acting, long base) {
        var change = new Button(t("peering.change"), _ -> new PeeringDialog(acting, base, peering).open());
        var disconnect = new Button(
                t("peering.disconnect"),
                _ -> new ActDialog(
                                acting,
                                Act.of(
                                        t("peering.disconnect-one", peering.id()),
                                        base,
                                        List.of(new DisconnectPeer(peering.id()))))
                        .open());
        disconnect.addThemeVariants(ButtonVariant.ERROR);
        change.setAriaLabel(t("peering.change") + ", " + peering.id());
        disconnect.setAriaLabel(t("peering.disconnect-one", peering.id()));
        var acts = new Div(change, disconnect);
        acts.addClassName("bw-bar");
        addComponentAtIndex(1, acts);
        return this;
    }

    private static DescriptionList facts(PeeringIntent peering) {
        PeerProfile profile = peering.profile();
        var facts = new DescriptionList();
        facts.addClassName("bw-facts");
        fact(facts, t("peering.addresses"), new Code(Fields.addresses(peering)));
        fact(
                facts,
                t("peering.instance"),
                new Code(
                        peering.instance().name() + " · AS" + peering.instance().localAsn() + " · "
                                + peering.instance().nodes()));
        fact(
                facts,
                t("peering.timers"),
                new Span(t(
                        "peering.timers-are",
                        String.valueOf(profile.timers().holdSeconds()),
                        String.valueOf(profile.timers().keepAliveSeconds()),
                        String.valueOf(profile.timers().connectRetrySeconds()))));
        Integer restart = profile.gracefulRestartSeconds();
        fact(
                facts,
                t("peering.graceful-restart"),
                new Span(restart == null ? t("peering.off") : t("peering.seconds", restart.toString())));
        fact(facts, t("peering.families"), new Span(Fields.families(profile)));
        fact(facts, t("peering.secret"), new Code(Objects.requireNonNullElse(profile.authSecret(), "–")));
        return facts;
    }

    private static void fact(DescriptionList facts, String term, Component value) {
        facts.add(new Term(term), new Description(value));
    }

    private static Component heard(PeeringIntent peering, List<AdvertisementIntent> advertisements) {
        var list = new UnorderedList();
        list.addClassName("bw-plain");
        advertisements.stream()
                .filter(each -> each.peerings().containsKey(peering.id()))
                .forEach(each -> list.add(new ListItem(advertised(each), new Span(" " + communities(each, peering)))));
        return list.getChildren().findAny().isPresent() ? list : new Paragraph(t("peering.nothing-heard"));
    }

    private static Anchor advertised(AdvertisementIntent advertisement) {
        return new Anchor(
                Paths.subject(advertisement.subject()), advertisement.id().toString());
    }

    private static String communities(AdvertisementIntent advertisement, PeeringIntent peering) {
        return advertisement.peerings().entrySet().stream()
                .filter(each -> each.getKey().equals(peering.id()))
                .flatMap(each -> each.getValue().stream())
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }
}
