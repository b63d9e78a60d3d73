package dev.breakwater.console.part;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.RangeInput;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Revisions.Steps;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.TenantId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leads through time: a step for each revision that touched a tenant, or anything that the reader sees. Where one is stands in the
 * address; however many revisions there are, it asks for the ones beside it alone. What has the focus keeps it from step to step.
 */
public final class RevisionSlider extends Div {
    private static final long serialVersionUID = 1L;
    private static final String AT = "at";

    private final transient Revisions revisions;
    private final transient Actor actor;
    private final Anchor first = new Anchor("", t("revision.first"));
    private final Anchor earlier = new Anchor("", t("revision.earlier"));
    private final RangeInput range = new RangeInput();
    private final Anchor later = new Anchor("", t("revision.later"));
    private final Anchor now = new Anchor("", t("revision.now"));
    private final Div line = new Div();
    private transient Asked asked = Asked.nothing("");
    private transient @Nullable TenantId tenant;
    private long shown;
    private long newest;

    public RevisionSlider(Revisions revisions, Actor actor) {
        this.revisions = revisions;
        this.actor = actor;
        addClassName("bw-slider");
        getElement().setAttribute("role", "group").setAttribute("aria-label", t("revision.slider"));
        range.setAriaLabel(t("revision.slider"));
        range.setStep(1.0);
        range.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                slide(Math.round(event.getValue()));
            }
        });
        add(first, earlier, range, later, now, line);
    }

    /**
     * What the address asks for, of one tenant or of all that the reader sees; hidden where nothing has happened yet, unless it asks
     * for a time of which there is nothing: from there it leads back to now.
     */
    public void show(@Nullable TenantId of, Asked address, long latest) {
        tenant = of;
        asked = address;
        newest = latest;
        Long at = asked.number(AT);
        shown = at == null ? newest : at;
        Steps steps = revisions.steps(actor, of, shown);
        boolean stands = steps.first() != null && steps.standing() != null && shown <= newest;
        setVisible(stands || at != null);
        Stream.of(first, earlier, range, later, line).forEach(part -> part.setVisible(stands));
        if (at == null) {
            now.removeHref();
        } else {
            now.setHref(asked.with(AT, "").href());
        }
        if (stands) {
            show(steps);
        }
    }

    private void show(Steps steps) {
        range.setMin(number(steps.first()));
        range.setMax((double) newest);
        range.setValue((double) shown);
        range.getElement().setAttribute("aria-valuetext", t("revision.number", String.valueOf(shown)));
        lead(first, shown > number(steps.first()) ? steps.first() : null);
        lead(earlier, steps.earlier());
        lead(later, steps.later());
        line.removeAll();
        line.add(new RevisionLine(revisions, actor, Math.round(number(steps.standing()))));
    }

    private static double number(@Nullable Long revision) {
        return revision == null ? 0 : (double) revision;
    }

    private void lead(Anchor step, @Nullable Long to) {
        if (to == null) {
            step.removeHref();
        } else {
            step.setHref(asked.with(AT, to.toString()).href());
        }
    }

    /** To the next revision that counts, in the direction that it was moved. */
    private void slide(long wanted) {
        Long reached = wanted > shown
                ? revisions.steps(actor, tenant, wanted - 1).later()
                : revisions.steps(actor, tenant, wanted).standing();
        String at = wanted >= newest || reached == null ? "" : reached.toString();
        range.setValue((double) shown); // until the address says otherwise
        UI.getCurrent().navigate(asked.path(), asked.with(AT, at).parameters());
    }
}
