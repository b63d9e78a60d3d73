package dev.breakwater.console.difference;

import com.vaadin.flow.component.html.Div;

/** Two texts beside each other, with what differs marked. */
public final class TextDifference extends Div {
    private static final long serialVersionUID = 1L;

    public TextDifference(String before, String after) {
        addClassNames("bw-lines", "bw-object");
        getElement().setAttribute("tabindex", "0");
        getElement().setProperty("innerHTML", DiffMarkup.split(Lines.of(before, after)));
    }
}
