package dev.breakwater.console.part;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;

/** How something stands, by icon, word and colour. */
public final class Status extends Span {
    private static final long serialVersionUID = 1L;

    public Status(Tone tone, String word) {
        this(tone, tone.icon(), word);
    }

    public Status(Tone tone, VaadinIcon picture, String word) {
        addClassNames("bw-status", tone.className());
        Icon icon = picture.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, new Span(word));
    }
}
