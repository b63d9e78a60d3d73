package dev.breakwater.console.difference;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.breakwater.change.Assessment.PlanAhead;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.console.words.Said;
import dev.breakwater.rollout.Plans.Planned;
import dev.breakwater.situation.Hindrance;
import dev.breakwater.situation.Stage;
import dev.breakwater.vocabulary.Actor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which steps something is carried out, why each stands where it stands, and what proves it or stands against it. */
public final class PlanPanel extends Div {
    private static final long serialVersionUID = 1L;

    /** How far each step is, by the object that it moves; empty before anything is carried out. */
    public interface Progress extends Function<Stage.Move, List<Component>> {}

    /** A plan that would be made. */
    public PlanPanel(PlanAhead plan) {
        this(plan.units(), plan.verdict(), plan.reason(), plan.obstacles());
        addStages(plan.phases(), _ -> List.of());
        add(quiet(plan.pruning()));
    }

    /** A plan that was made, with how far each step is. */
    public PlanPanel(Planned plan, Progress progress) {
        this(plan.units(), plan.verdict(), plan.reason(), plan.obstacles());
        addStages(plan.phases(), progress);
    }

    private PlanPanel(List<String> units, String verdict, @Nullable String reason, List<Hindrance> obstacles) {
        addClassName("bw-card");
        var title = new Div(new H3(String.join(", ", units)), verdict(verdict));
        title.addClassName("bw-bar");
        add(title);
        if (reason != null) {
            add(answers(reason));
        }
        obstacles.forEach(each -> add(note(each)));
    }

    /** PROVEN, OVERRIDDEN or REFUSED, as a badge. */
    public static Status verdict(String verdict) {
        return switch (verdict) {
            case "PROVEN" -> new Status(Tone.GOOD, t("plan.proven"));
            case "OVERRIDDEN" -> new Status(Tone.WARNING, t("plan.overridden"));
            default -> new Status(Tone.BAD, t("plan.refused"));
        };
    }

    private void addStages(List<Stage> stages, Progress progress) {
        var list = new OrderedList();
        stages.forEach(stage -> list.add(stage(stage, progress)));
        add(list);
    }

    private static ListItem stage(Stage stage, Progress progress) {
        var item = new ListItem(Said.into(new Span(), stage.title()), quiet(stage.why()));
        var steps = new UnorderedList();
        steps.addClassName("bw-steps");
        stage.steps().forEach(step -> {
            var line = new ListItem();
            progress.apply(step).forEach(line::add);
            line.add(
                    new Span(" "),
                    Said.into(new Span(), step.verb()),
                    new Span(" "),
                    new Code(step.ref()),
                    new Span(" "),
                    Said.into(new Span(), step.why()));
            steps.add(line);
        });
        item.add(steps, about("plan.barrier", stage.barrier()), proof(stage.proof()));
        return item;
    }

    private static Paragraph proof(Stage.Evidence proof) {
        return about("plan.proof", proof.checked(), proof.cells());
    }

    /** A person's own words stay as they are; Breakwater answers for what an asked-for change implies. */
    private static Paragraph answers(String reason) {
        return reason.startsWith(Actor.BREAKWATER.name() + ":")
                ? about("plan.answers", reason)
                : new Paragraph(t("plan.answers", reason));
    }

    private static Div note(Hindrance hindrance) {
        var sentence = Said.marked(new Status(Tone.BAD, Said.words(hindrance.sentence())), hindrance.sentence());
        var note = new Div(sentence, about("plan.needed", hindrance.needed()));
        note.addClassNames("bw-note", "bw-bad");
        return note;
    }

    /** A sentence of planning, and words of the console about it. */
    private static Paragraph about(String key, String sentence, Object... more) {
        Object[] values =
                Stream.concat(Stream.of(Said.words(sentence)), Stream.of(more)).toArray();
        return plain(Said.marked(new Paragraph(t(key, values)), sentence));
    }

    private static Paragraph quiet(String sentence) {
        return plain(Said.into(new Paragraph(), sentence));
    }

    private static Paragraph plain(Paragraph words) {
        words.addClassName("bw-quiet");
        return words;
    }
}
