package dev.breakwater.console.part;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;

/** Parts of one thing, each under an address of its own, so that it can be linked to. */
public final class Tabs extends Nav {
    private static final long serialVersionUID = 1L;

    public Tabs(String label) {
        setAriaLabel(label);
        addClassName("bw-tabs");
    }

    /** A part that is there under {@code href}; a count stands beside its name unless it is empty. */
    public Tabs add(String name, String href, boolean shown, String count) {
        var link = new Anchor(href, name);
        if (!count.isEmpty()) {
            var number = new Span(count);
            number.addClassName("bw-count");
            link.add(number);
        }
        if (shown) {
            link.getElement().setAttribute("aria-current", "page");
        }
        add(link);
        return this;
    }

    public Tabs add(String name, String href, boolean shown, int count) {
        return add(name, href, shown, String.valueOf(count));
    }

    public Tabs add(String name, String href, boolean shown) {
        return add(name, href, shown, "");
    }
}
