package dev.breakwater.console.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** In place of a list without entries: what would be here, why nothing is, and what to do. */
public final class Empty extends Div {
    private static final long serialVersionUID = 1L;

    public Empty(VaadinIcon picture, String what, String why, Component... acts) {
        addClassName("bw-empty");
        Icon icon = picture.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var title = new Paragraph(what);
        title.addClassName("bw-empty-what");
        add(icon, title, new Paragraph(why));
        add(acts);
    }
}
