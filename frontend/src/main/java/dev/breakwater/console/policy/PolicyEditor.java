package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.console.part.Paths;
import dev.breakwater.console.part.RevisionLine;
import dev.breakwater.console.writing.Unsaved;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.policy.PolicyCommand;
import dev.breakwater.rollout.Workloads;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Form and YAML side by side: whichever is written in, the other follows, unless what is written cannot be. */
final class PolicyEditor extends Unsaved {
    private static final long serialVersionUID = 1L;

    private final transient Revisions revisions;
    private final transient Acting acting;
    private final transient PolicyText text;
    private final NameField name;
    private final PolicyForm form;
    private final YamlPane yaml = new YamlPane(this::typed);
    private final EffectPanel effect;
    private final Div above = new Div();
    private final Div below = new Div();
    private final Button save = new Button(t("policy.save"), _ -> ask());
    private transient Shown shown;
    private transient @Nullable PolicySpec wanted;

    PolicyEditor(Revisions revisions, Acting acting, PolicyText text, Workloads workloads, Shown shown, Asked asked) {
        this.revisions = revisions;
        this.acting = acting;
        this.text = text;
        this.shown = shown;
        form = new PolicyForm(shown, this::filled);
        effect = new EffectPanel(acting, workloads, this::look);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.KEY_S, KeyModifier.CONTROL);
        name = new NameField(shown.id(), asked.text("name"), this::look);
        var sides = new Div(form, new Div(yaml, below, effect));
        sides.addClassName("bw-editor");
        add(above, name, sides);
        start();
    }

    Button save() {
        return save;
    }

    /** Whether there is something here that somebody wrote and that would be gone with this. */
    boolean isTouched() {
        return isMarked() || below.getComponentCount() > 0;
    }

    private void start() {
        PolicySpec spec = shown.spec();
        mark(false);
        wanted = spec;
        if (spec == null) {
            form.beginEmpty();
        } else {
            form.show(spec);
            yaml.show(text.of(spec));
        }
        yaml.waits(false);
        look();
    }

    private void typed() {
        mark(true);
        try {
            PolicySpec read = text.read(yaml.text());
            wanted = read;
            yaml.right();
            form.show(read);
        } catch (Rejection refusal) {
            wanted = null;
            yaml.wrong(refusal, PolicyText.line(yaml.text(), refusal));
        }
        form.setEnabled(wanted != null);
        look();
    }

    private void filled() {
        mark(true);
        try {
            PolicySpec said = form.spec();
            wanted = said;
            yaml.show(text.of(said));
        } catch (Rejection _) {
            wanted = null; // the form says why, where it is
        }
        yaml.waits(wanted == null);
        look();
    }

    private void look() {
        save.setEnabled(false);
        form.warn(List.of());
        if (wanted == null) {
            effect.say(isMarked() ? t("policy.not-whole") : t("policy.begin"));
        } else if (wanted.equals(shown.spec())) {
            effect.say(t("policy.unchanged"));
            effect.name(shown.tenant(), wanted, shown.namespaces());
        } else {
            try {
                name.setInvalid(false);
                var proposal = new Proposal(t("act.preview"), null, List.copyOf(asked()), null, shown.revision());
                form.warn(effect.look(proposal, id()));
                effect.name(shown.tenant(), wanted, shown.namespaces());
                save.setEnabled(true);
            } catch (Rejection refusal) {
                name.refuse(refusal);
                effect.say(Explanation.inOneLine(refusal));
            }
        }
    }

    private List<PolicyCommand> asked() {
        PolicySpec spec = shown.spec();
        PolicyId id = id();
        return PolicyCommand.between(
                spec == null ? null : new PolicyIntent(id, spec), new PolicyIntent(id, Objects.requireNonNull(wanted)));
    }

    private PolicyId id() {
        return name.id(shown.tenant());
    }

    private void ask() {
        String title = t(shown.spec() == null ? "policy.define" : "policy.revise", id());
        new ActDialog(acting, Act.of(title, shown.revision(), asked()))
                .whenKept(() -> mark(false))
                .open();
    }

    /** Both texts are kept until somebody chooses, and mine after that as well. */
    void meet(Shown now) {
        above.removeAll();
        PolicyId id = now.id();
        if (id == null || Objects.equals(now.spec(), shown.spec())) {
            return;
        }
        long by = Shown.touched(revisions, acting.actor(), id)
                .map(RevisionSummary::revision)
                .orElse(now.revision());
        above.add(new ConflictNote(
                new RevisionLine(revisions, acting.actor(), by),
                text.of(now.spec()),
                yaml.text(),
                () -> keep(now),
                () -> take(now)));
    }

    private void keep(Shown now) {
        above.removeAll();
        shown = now;
        look();
    }

    private void take(Shown now) {
        above.removeAll();
        var mine = new NativeDetails(t("policy.mine"), new Pre(yaml.text()));
        mine.setOpen(true);
        below.add(mine);
        if (now.spec() == null) {
            UI.getCurrent().navigate(Paths.tenant(now.tenant()), QueryParameters.of("tab", "policies"));
        } else {
            shown = now;
            start();
        }
    }
}
