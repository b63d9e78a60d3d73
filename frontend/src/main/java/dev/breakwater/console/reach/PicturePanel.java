package dev.breakwater.console.reach;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.console.drawing.Drawing;
import dev.breakwater.console.drawing.Link;
import dev.breakwater.console.drawing.Node;
import dev.breakwater.console.drawing.Node.Column;
import dev.breakwater.console.drawing.Node.Look;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.reach.Question.Tab;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.intent.TenantIntent.State;
import java.util.ArrayList;
import java.util.List;

/** Who reaches whom: a picture, and beneath it the same arrows as lines. */
final class PicturePanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Landscape seen;
    private final transient Question asked;

    PicturePanel(Landscape seen, Question asked) {
        this.seen = seen;
        this.asked = asked;
        Picture picture = Picture.of(seen);
        if (picture.tenants().isEmpty()) {
            add(new Empty(VaadinIcon.GROUP, t("reach.no-tenants"), t("reach.no-tenants-why")));
            return;
        }
        add(new Paragraph(t("reach.picture-why")));
        add(new Paragraph(seen.focus() == null ? t("reach.picture-floor") : t("reach.picture-focus", seen.focus())));
        add(new Drawing(t("reach.places"), nodes(picture), t("reach.arrows"), links(picture)));
        left(picture);
        add(new H2(t("reach.arrows")));
        add(
                picture.arrows().isEmpty()
                        ? new Empty(VaadinIcon.LOCK, t("reach.no-arrows"), t("reach.no-arrows-why"))
                        : new ArrowTable(picture.arrows()));
    }

    private void left(Picture picture) {
        if (picture.moreTenants() > 0 || picture.morePlaces() > 0) {
            add(new Paragraph(t(
                    "reach.picture-more",
                    picture.tenants().size(),
                    String.valueOf(picture.moreTenants()),
                    String.valueOf(picture.morePlaces()))));
        }
        if (!seen.isWhole()) {
            add(new Paragraph(t("reach.picture-part")));
        }
        if (seen.focus() != null) {
            String tenant = seen.focus().toString();
            var more = new Div(
                    new Anchor(asked.about("").address(), t("reach.everybody")),
                    new Anchor(asked.ofTenant(tenant).address(), t("reach.openings")),
                    new Anchor(Paths.tenant(seen.focus()) + (asked.at() == null ? "" : "?at=" + asked.at()), tenant));
            more.addClassName("bw-bar");
            add(more);
        }
    }

    private List<Node> nodes(Picture picture) {
        var nodes = new ArrayList<Node>();
        picture.callers().forEach(place -> nodes.add(outside(Column.LEFT, place)));
        picture.tenants().forEach(place -> nodes.add(tenant((Place.OfTenant) place)));
        picture.called().forEach(place -> nodes.add(outside(Column.RIGHT, place)));
        return nodes;
    }

    private Node outside(Column column, Place place) {
        Question flow = Question.flow("", "", "", "", asked.at());
        String href = column == Column.LEFT
                ? flow.from(place.end()).address()
                : flow.to(place.end()).address();
        return new Node(id(column, place), column, place.name(), place.kind(), icon(place), Look.ROUND, href);
    }

    /** A click draws it alone, another leads to its page; of a partner that is not seen or not looked at there is neither. */
    private Node tenant(Place.OfTenant place) {
        TenantIntent tenant = seen.tenants().get(place.id());
        String id = id(Column.MIDDLE, place);
        if (tenant == null) {
            String why = seen.mayKnow(place.id()) ? t("reach.not-looked-at") : t("reach.unseen");
            return new Node(id, Column.MIDDLE, place.name(), why, VaadinIcon.GROUP, Look.DASHED, null);
        }
        boolean chosen = place.id().equals(seen.focus());
        String href = chosen
                ? Paths.tenant(place.id()) + (asked.at() == null ? "" : "?at=" + asked.at())
                : asked.in(Tab.PICTURE).about(place.name()).address();
        return new Node(
                id,
                Column.MIDDLE,
                place.name(),
                standing(tenant),
                tenant.state() == State.SUSPENDED ? VaadinIcon.PAUSE : VaadinIcon.GROUP,
                chosen ? Look.CHOSEN : Look.PLAIN,
                href);
    }

    private static String standing(TenantIntent tenant) {
        if (tenant.state() != State.APPROVED) {
            return t("tenant-state", tenant.state());
        }
        return tenant.isolation() == Isolation.SHARED ? t("reach.inside-open") : t("reach.inside-by-policy");
    }

    private static VaadinIcon icon(Place place) {
        return switch (place) {
            case Place.NameServer() -> VaadinIcon.CLUSTER;
            case Place.Outside(Peer.Entity(var entity)) when entity != Peer.Reserved.WORLD -> VaadinIcon.CLUSTER;
            case Place.Outside _, Place.OfTenant _ -> VaadinIcon.GLOBE_WIRE;
        };
    }

    private static List<Link> links(Picture picture) {
        return picture.arrows().stream()
                .map(arrow -> new Link(
                        id(column(arrow.from(), Column.LEFT), arrow.from()),
                        id(column(arrow.to(), Column.RIGHT), arrow.to()),
                        arrow.inForce() ? arrow.brief() : t("reach.not-in-force"),
                        arrow.sentence(),
                        arrow.openings().getFirst().flow().address(),
                        arrow.isContract(),
                        !arrow.inForce()))
                .toList();
    }

    private static Column column(Place place, Column otherwise) {
        return place instanceof Place.OfTenant ? Column.MIDDLE : otherwise;
    }

    private static String id(Column column, Place place) {
        return column + " " + place.key();
    }
}
