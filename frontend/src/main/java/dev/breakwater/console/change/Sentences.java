package dev.breakwater.console.change;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.breakwater.console.words.Said;
import java.util.List;

/** What a change does, an operation to a line. */
public final class Sentences extends UnorderedList {
    private static final long serialVersionUID = 1L;

    public Sentences(List<String> sentences) {
        addClassName("bw-sentences");
        sentences.forEach(sentence -> add(Said.into(new ListItem(), sentence)));
    }
}
