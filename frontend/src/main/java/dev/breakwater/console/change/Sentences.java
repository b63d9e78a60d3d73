package dev.breakwater.console.change;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** What a change does, an operation to a line; the rooms say it in English. */
public final class Sentences extends UnorderedList {
    private static final long serialVersionUID = 1L;

    public Sentences(List<String> sentences) {
        addClassName("bw-sentences");
        getElement().setAttribute("lang", "en");
        sentences.forEach(sentence -> add(new ListItem(sentence)));
    }
}
