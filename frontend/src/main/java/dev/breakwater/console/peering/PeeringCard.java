package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.breakwater.console.part.Facts;
import dev.breakwater.console.part.Paths;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.vocabulary.Community;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** One upstream router: its sessions, how we talk to it, what it hears from us. */
final class PeeringCard extends Div {
    private static final long serialVersionUID = 1L;

    PeeringCard(PeeringIntent peering, Sessions sessions, Heard heard, Component acts) {
        addClassNames("bw-card", "bw-stack");
        var asn = new Span(Fields.asn(peering.peerAsn()));
        asn.addClassNames("bw-mono", "bw-quiet");
        var title = new H2(new Anchor(Paths.peering(peering.id()), peering.id().toString()));
        var head = new Div(title, asn, sessions.standing(), acts);
        head.addClassName("bw-head");
        add(head);
        add(
                sessions.reported().isEmpty()
                        ? new Paragraph(t("peering.no-sessions"))
                        : new SessionTable(sessions.reported()));
        add(facts(peering), new Div(new H3(t("peering.heard")), heard(peering, heard)));
    }

    private static Facts facts(PeeringIntent peering) {
        PeerProfile profile = peering.profile();
        Integer restart = profile.gracefulRestartSeconds();
        return Facts.beside()
                .add(t("peering.addresses"), new Code(Fields.addresses(peering)))
                .add(
                        t("peering.instance"),
                        new Code(peering.instance().name() + " · AS"
                                + peering.instance().localAsn()))
                .add(t("peering.nodes"), new Code(peering.instance().nodes().toString()))
                .add(
                        t("peering.timers"),
                        t(
                                "peering.timers-are",
                                String.valueOf(profile.timers().holdSeconds()),
                                String.valueOf(profile.timers().keepAliveSeconds()),
                                String.valueOf(profile.timers().connectRetrySeconds())))
                .add(
                        t("peering.restart"),
                        restart == null ? t("peering.off") : t("peering.seconds", restart.toString()))
                .add(t("peering.families"), Fields.families(profile))
                .add(t("peering.hops"), String.valueOf(profile.ebgpMultihop()))
                .add(t("peering.secret"), new Code(Objects.requireNonNullElse(profile.authSecret(), "–")));
    }

    private static Component heard(PeeringIntent peering, Heard heard) {
        if (heard.first().isEmpty() && !heard.more()) {
            return new Paragraph(t("peering.nothing-heard"));
        }
        var list = new UnorderedList();
        list.addClassName("bw-heard");
        heard.first()
                .forEach(each -> list.add(new ListItem(
                        new Anchor(Paths.advertisement(each.id()), each.id().toString()),
                        new Communities(told(each, peering)))));
        if (heard.more()) {
            list.add(new ListItem(new Anchor(
                    Paths.PEERINGS + "?tab=" + PeeringsView.ADVERTISEMENTS + "&over=" + peering.id(),
                    t("advertisement.all"))));
        }
        return list;
    }

    private static SortedSet<Community> told(AdvertisementIntent advertisement, PeeringIntent peering) {
        return advertisement.peerings().getOrDefault(peering.id(), new TreeSet<>());
    }
}
