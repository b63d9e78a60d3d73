package dev.breakwater.console.history;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.breakwater.change.ManifestDifference;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.difference.Manifests;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.Screen;
import dev.breakwater.console.part.Tabs;
import dev.breakwater.vocabulary.Page;
import jakarta.annotation.security.RolesAllowed;

/** Two revisions beside each other, in objects and in flows; without a right one it is compared with now. */
@Route(Paths.COMPARE)
@RolesAllowed({"OWNER", "OPERATOR", "AUDITOR"})
class CompareView extends Screen implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final Comparison comparison;
    private final Acting acting;
    private final Div body = new Div();
    private Asked asked = Asked.nothing(Paths.COMPARE);

    CompareView(Comparison comparison, Acting acting) {
        this.comparison = comparison;
        this.acting = acting;
        add(body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = Asked.of(event.getLocation());
        Comparison.Ends ends = comparison.ends(asked.number("left"), asked.number("right"));
        titled(t("compare.title"), acts(ends));
        body.removeAll();
        body.add(fields(ends), comparison.about(acting.actor(), ends));
        Page<ManifestDifference> objects = comparison.objects(acting.actor(), ends);
        boolean flows = asked.text("tab").equals("flows");
        body.add(
                new Tabs(t("compare.title"))
                        .add(t("change.objects"), asked.with("tab", "").href(), !flows, Manifests.count(objects))
                        .add(t("change.flows"), asked.with("tab", "flows").href(), flows),
                flows ? comparison.flows(acting.actor(), ends) : new Manifests(objects));
    }

    private Component[] acts(Comparison.Ends ends) {
        String what = asked.text("tab").equals("flows") ? "flows" : "differences";
        var copy = new CopyAs()
                .get(
                        acting.actor().name(),
                        "/api/v1/revisions/" + ends.later() + "/" + what + "?from=" + ends.earlier());
        boolean can = acting.actor().isOperator() && ends.laterIsNow() && ends.earlier() < ends.later();
        if (!can || ends.earlier() == 0) {
            return new Component[] {copy};
        }
        Act back = Act.rollBack(acting, null, ends.earlier());
        return new Component[] {new Button(back.title(), _ -> new ActDialog(acting, back).open()), copy};
    }

    private Div fields(Comparison.Ends ends) {
        var left = field("left", t("compare.left"), ends.earlier(), ends.newest());
        var right = field("right", t("compare.right"), ends.later(), ends.newest());
        var arrow = new Span("→");
        arrow.getElement().setAttribute("aria-hidden", "true");
        var bar = new Div(left, arrow, right);
        bar.addClassName("bw-bar");
        return bar;
    }

    private IntegerField field(String name, String label, long value, long newest) {
        var field = new IntegerField(label);
        field.setMin(0);
        field.setMax((int) newest);
        field.setStepButtonsVisible(true);
        field.setValue((int) value);
        field.addValueChangeListener(event -> {
            if (event.getValue() != null && event.isFromClient()) {
                UI.getCurrent()
                        .navigate(asked.with(name, event.getValue().toString()).href());
            }
        });
        return field;
    }
}
