package dev.breakwater.console.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What is to be known of one thing, each under its name. */
public final class Facts extends DescriptionList {
    private static final long serialVersionUID = 1L;

    private final boolean beside;

    public Facts() {
        this(false);
    }

    private Facts(boolean beside) {
        this.beside = beside;
        addClassName(beside ? "bw-beside" : "bw-facts");
    }

    /** As many beside each other as there is room for. */
    public static Facts beside() {
        return new Facts(true);
    }

    public Facts add(String name, Component value) {
        if (beside) {
            add(new Div(new Term(name), new Description(value)));
        } else {
            add(new Term(name), new Description(value));
        }
        return this;
    }

    public Facts add(String name, String value) {
        return add(name, new Span(value));
    }
}
