package dev.breakwater.console.shell;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import dev.breakwater.assessment.Inquiries;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.tour.TourBar;
import dev.breakwater.intent.ClusterSettings;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** The frame of every view but the sign-in page: where to go on the left, which cluster and who above, keys for both. */
@Layout
@PermitAll
class MainLayout extends AppLayout {
    private static final long serialVersionUID = 1L;

    private final TourBar tour;

    MainLayout(
            Destinations destinations,
            SignedIn signedIn,
            ClusterSettings cluster,
            Revisions revisions,
            Inquiries inquiries) {
        tour = new TourBar(revisions, inquiries, signedIn);
        List<Destination> open = destinations.open();
        setPrimarySection(Section.DRAWER);
        addToNavbar(skip(), toggle(), cluster(cluster), new UserMenu(signedIn));
        addToDrawer(brand(), navigation(open), new Keys(open));
    }

    /** The bar stands beside the frame, not in a view, so that it stays when another view comes. */
    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().add(tour);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().remove(tour);
        super.onDetach(event);
    }

    private static Anchor skip() {
        var skip = new Anchor("#content", t("shell.skip"));
        skip.addClassName("bw-skip");
        skip.setRouterIgnore(true);
        return skip;
    }

    private static DrawerToggle toggle() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(t("shell.drawer"));
        return toggle;
    }

    private static Span cluster(ClusterSettings cluster) {
        var name = new Span(cluster.cluster().toString());
        name.addClassName("bw-cluster");
        name.setTitle(t("shell.cluster"));
        return name;
    }

    private static Anchor brand() {
        var mark = new Span();
        mark.addClassName("bw-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        var brand = new Anchor("", "Breakwater");
        brand.addComponentAsFirst(mark);
        brand.addClassName("bw-brand");
        return brand;
    }

    private static SideNav navigation(List<Destination> open) {
        var navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", t("shell.navigation"));
        open.forEach(destination -> navigation.addItem(item(destination)));
        return navigation;
    }

    private static SideNavItem item(Destination destination) {
        Icon icon = destination.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var item = new SideNavItem(t("destination", destination), destination.path(), icon);
        item.setMatchNested(destination != Destination.HOME);
        return item;
    }
}
