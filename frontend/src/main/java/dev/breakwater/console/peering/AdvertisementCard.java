package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.console.part.Facts;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.rollout.BgpSession;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.stream.Stream;

/** One advertisement: whose addresses, and for each peering what it is told and whether anybody there listens. */
final class AdvertisementCard extends Div {
    private static final long serialVersionUID = 1L;

    /** An advertisement, the blocks that it can announce, and who is there to hear of them. */
    record Announced(
            AdvertisementIntent advertisement, List<Cidr> blocks, List<PeeringIntent> peerings, Sessions sessions) {

        /** Before anything is known of sessions; of all peerings its own alone matter. */
        static Announced of(AdvertisementIntent advertisement, List<Cidr> blocks, List<PeeringIntent> all) {
            List<PeeringIntent> own = all.stream()
                    .filter(peering -> advertisement.peerings().containsKey(peering.id()))
                    .toList();
            return new Announced(advertisement, blocks, own, new Sessions(List.of()));
        }

        /** The same with those of the sessions that are with its peerings. */
        Announced among(Sessions all) {
            List<BgpSession> own = peerings.stream()
                    .flatMap(peering -> all.with(peering).reported().stream())
                    .toList();
            return new Announced(advertisement, blocks, peerings, new Sessions(own));
        }

        Component standing(PeeringId id) {
            return peerings.stream()
                    .filter(peering -> peering.id().equals(id))
                    .findFirst()
                    .map(peering -> (Component) sessions.with(peering).standing())
                    .orElseGet(Span::new);
        }
    }

    AdvertisementCard(Announced announced, AdvertisementActs acts) {
        addClassNames("bw-card", "bw-stack");
        AdvertisementId id = announced.advertisement().id();
        var head = new Div(new H2(id.toString()), acts);
        head.addClassName("bw-head");
        var facts = Facts.beside()
                .add(t("advertisement.tenant"), tenant(id.tenant()))
                .add(t("advertisement.addresses"), addresses(announced))
                .add(t("advertisement.story"), history(id));
        add(head, facts, over(announced));
    }

    static Anchor tenant(TenantId tenant) {
        return new Anchor(Paths.tenant(tenant) + "?tab=addresses", tenant.toString());
    }

    static Anchor history(AdvertisementId id) {
        String subject = Paths.encoded(Subject.of(id).toString());
        return new Anchor(Paths.HISTORY + "?q=" + subject, t("advertisement.history"));
    }

    private static Component addresses(Announced announced) {
        return announced.blocks().isEmpty()
                ? new Status(
                        Tone.WARNING,
                        t(
                                "advertisement.nothing-held",
                                announced.advertisement().id().tenant()))
                : new Code(Terms.listed(announced.blocks()));
    }

    private static Div over(Announced announced) {
        var table = new NativeTable();
        table.addClassName("bw-table");
        var head = new NativeTableRow();
        Stream.of("advertisement.peering", "advertisement.told", "peering.sessions")
                .map(key -> new NativeTableHeaderCell(t(key)))
                .forEach(head::add);
        table.getHead().add(head);
        announced
                .advertisement()
                .peerings()
                .forEach((id, communities) -> table.getBody()
                        .add(new NativeTableRow(
                                new NativeTableCell(new Anchor(Paths.peering(id), id.toString())),
                                new NativeTableCell(new Communities(communities)),
                                new NativeTableCell(announced.standing(id)))));
        var wide = new Div(table);
        wide.addClassName("bw-wide");
        wide.getElement().setAttribute("tabindex", "0");
        return wide;
    }
}
