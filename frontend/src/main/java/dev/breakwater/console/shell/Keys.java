package dev.breakwater.console.shell;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** What the keyboard does everywhere: {@code /} searches, {@code g} and a letter goes, {@code ?} lists all of it. */
@Tag("bw-keys")
@JavaScript("context://lib/bw-keys.js")
class Keys extends Component {
    private static final long serialVersionUID = 1L;

    private final List<Destination> open;

    Keys(List<Destination> open) {
        this.open = open;
    }

    /** Called by the browser after {@code g} and a letter. */
    @ClientCallable
    void go(String key) {
        open.stream()
                .filter(destination -> key.equals(String.valueOf(destination.key())))
                .findFirst()
                .ifPresent(destination -> getUI().orElseThrow().navigate(destination.path()));
    }

    @ClientCallable
    void list() {
        var dialog = new Dialog(t("keys.title"));
        var keys = new DescriptionList();
        keys.addClassName("bw-keys");
        add(keys, t("keys.search"), "/");
        open.forEach(destination -> add(keys, t("destination", destination), "g", String.valueOf(destination.key())));
        add(keys, t("keys.close"), "Esc");
        add(keys, t("keys.list"), "?");
        dialog.add(keys);
        dialog.open();
    }

    private static void add(DescriptionList keys, String what, String... pressed) {
        var combination = new Span();
        for (String key : pressed) {
            var cap = new Span(key);
            cap.addClassName("bw-key");
            combination.add(cap);
        }
        keys.add(new DescriptionList.Term(combination), new DescriptionList.Description(what));
    }
}
