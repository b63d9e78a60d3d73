package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.breakwater.change.Assessment;
import dev.breakwater.change.Assessment.PlanAhead;
import dev.breakwater.change.Preview;
import dev.breakwater.console.difference.FlowTable;
import dev.breakwater.console.difference.Manifests;
import dev.breakwater.console.difference.NoticePanel;
import dev.breakwater.console.difference.PlanPanel;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.console.words.Said;
import java.util.List;

/** All that would come of a proposal: what in words, what routers notice, which flows, which objects, in which steps. */
public final class PreviewPanel extends Div {
    private static final long serialVersionUID = 1L;

    public PreviewPanel(Preview preview) {
        addClassName("bw-preview");
        Assessment assessment = preview.assessment();
        add(new Sentences(preview.sentences()), verdicts(assessment));
        assessment.lint().forEach(trap -> add(trap(trap)));
        add(new NoticePanel(assessment.plans()));
        add(new H2(t("change.flows")), new FlowTable(assessment.flows()));
        add(new H2(t("change.objects")), new Manifests(preview.differences()));
        add(new H2(t("change.plan")));
        assessment.plans().forEach(plan -> add(new PlanPanel(plan)));
        if (assessment.plans().isEmpty()) {
            add(new Paragraph(t("change.no-plan")));
        }
    }

    /** Proven, overridden or refused, all plans together: the worst word wins. */
    static String verdict(List<PlanAhead> plans) {
        List<String> verdicts = plans.stream().map(PlanAhead::verdict).toList();
        if (verdicts.contains("REFUSED")) {
            return "REFUSED";
        }
        return verdicts.contains("OVERRIDDEN") ? "OVERRIDDEN" : "PROVEN";
    }

    /** Whether it is proven, and whether tenants stay apart. */
    public static Div verdicts(Assessment assessment) {
        var line = new Div(
                PlanPanel.verdict(verdict(assessment.plans())),
                assessment.isolation().proven()
                        ? new Status(Tone.GOOD, t("change.isolated"))
                        : new Status(Tone.BAD, t("change.not-isolated")));
        line.addClassName("bw-bar");
        return line;
    }

    /** What is hardly meant, with where it is and what to do. */
    public static Div trap(Assessment.Trap trap) {
        var note = new Div(
                new H3(trap.object() + " " + trap.path()),
                Said.into(new Paragraph(), trap.sentence()),
                Said.into(new Paragraph(), trap.remedy()));
        note.addClassNames("bw-note", "bw-warning");
        return note;
    }
}
