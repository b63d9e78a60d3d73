package dev.breakwater.console.reach;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteConfiguration;

/** A link where there is a view behind it, else the words alone. */
final class Way {
    private Way() {}

    static Component to(String where, String words) {
        String path = where.split("[?]", 2)[0];
        return RouteConfiguration.forApplicationScope().getRoute(path).isPresent()
                ? new Anchor(where, words)
                : new Span(words);
    }
}
