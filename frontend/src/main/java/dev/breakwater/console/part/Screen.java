package dev.breakwater.console.part;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;

/** What all views have in common: they are the page's main part, with a title, the way back up, and what can be done there. */
public abstract class Screen extends Main implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private String title = "";
    private final Header header = new Header();

    /** Its own methods only build up what every component is made of. */
    @SuppressWarnings("this-escape")
    protected Screen() {
        setId("content");
        addClassName("bw-screen");
        getElement().setAttribute("tabindex", "-1");
        header.addClassName("bw-header");
        add(header);
    }

    @Override
    public String getPageTitle() {
        return title + " · Breakwater";
    }

    /** Says what this is, anew when it is called again; each act stands at the right. */
    protected final void titled(String words, Component... acts) {
        title = words;
        header.removeAll();
        var right = new Div(acts);
        right.addClassName("bw-acts");
        header.add(new H1(words), right);
    }

    /** Where this lies, above the title: the links that lead there, from the outermost. */
    protected final void under(Anchor... parents) {
        var trail = new Nav();
        trail.setAriaLabel(t("part.trail"));
        trail.addClassName("bw-trail");
        for (Anchor parent : parents) {
            var arrow = new Span("›");
            arrow.getElement().setAttribute("aria-hidden", "true");
            trail.add(parent, arrow);
        }
        header.addComponentAsFirst(trail);
    }

    /** Beside the title: how this stands. */
    protected final void standing(Component... badges) {
        var standing = new Div(badges);
        standing.addClassName("bw-standing");
        header.addComponentAtIndex((int) header.getChildren().count() - 1, standing);
    }
}
