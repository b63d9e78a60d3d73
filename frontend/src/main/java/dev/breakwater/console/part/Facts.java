package dev.breakwater.console.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/** What is to be known of one thing, each under its name. */
public final class Facts extends DescriptionList {
    private static final long serialVersionUID = 1L;

    public Facts() {
        addClassName("bw-facts");
    }

    public Facts add(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }

    public Facts add(String name, String value) {
        return add(name, new Span(value));
    }
}
