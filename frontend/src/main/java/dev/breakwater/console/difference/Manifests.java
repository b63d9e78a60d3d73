package dev.breakwater.console.difference;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.change.ManifestDifference;
import dev.breakwater.change.ManifestDifference.Kind;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.vocabulary.Page;
import java.util.List;

/** Which objects two states hold otherwise: counted first, then one by one, with what comes by itself folded away; of very many the first. */
public final class Manifests extends Div {
    private static final long serialVersionUID = 1L;
    /** How many are shown where there may be any number. */
    public static final int MOST = 500;

    private static final int MOST_OPEN = 12;

    private final transient List<ObjectDifference> objects;
    private final Div list = new Div();
    private final Button layout = new Button();
    private boolean split;

    public Manifests(List<ManifestDifference> differences) {
        this(Page.of(differences, MOST, each -> each.ref().toString()));
    }

    public Manifests(Page<ManifestDifference> differences) {
        objects = Pairing.of(differences.items());
        if (objects.isEmpty()) {
            add(new Empty(VaadinIcon.CHECK, t("difference.none"), t("difference.none-why")));
            return;
        }
        layout.addThemeVariants(ButtonVariant.SMALL);
        layout.addClickListener(_ -> show(!split));
        var bar = new Div(new Span(summary()), layout);
        bar.addClassName("bw-bar");
        add(bar);
        if (differences.next() != null) {
            var more = new Div(new Status(Tone.WARNING, t("difference.more")), new Paragraph(t("difference.more-why")));
            more.addClassNames("bw-note", "bw-warning");
            add(more);
        }
        add(list);
        show(false);
    }

    /** How many objects are shown, each with its predecessor counted once; with a plus where there are more. */
    public static String count(Page<ManifestDifference> differences) {
        return Pairing.of(differences.items()).size() + (differences.next() == null ? "" : "+");
    }

    private void show(boolean beside) {
        split = beside;
        layout.setText(t(split ? "difference.unified" : "difference.split"));
        list.removeAll();
        long asked = objects.stream().filter(each -> !each.isGenerated()).count();
        objects.forEach(each -> list.add(new ObjectPanel(each, split, !each.isGenerated() && asked <= MOST_OPEN)));
    }

    private String summary() {
        String counts = t("difference.counts", count(Kind.ADDED), count(Kind.REMOVED), count(Kind.CHANGED));
        long generated = objects.stream().filter(ObjectDifference::isGenerated).count();
        return generated == 0 ? counts : counts + " " + t("difference.generated", generated, objects.size());
    }

    private long count(Kind kind) {
        return objects.stream().filter(each -> each.kind() == kind).count();
    }
}
