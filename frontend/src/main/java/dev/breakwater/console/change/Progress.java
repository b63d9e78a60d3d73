package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.console.words.Said;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.vocabulary.Actor;

/** How far a committed change is in the cluster, as it goes on. */
final class Progress extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ProgressSource source;
    private final transient Actor actor;
    private final long revision;

    Progress(ProgressSource source, Actor actor, long revision) {
        this.source = source;
        this.actor = actor;
        this.revision = revision;
        addClassName("bw-note");
        getElement().setAttribute("role", "status");
        refresh();
    }

    void refresh() {
        ProgressSource.Far far = source.far(actor, revision);
        removeAll();
        removeClassNames("bw-good", "bw-warning");
        addClassName(far.complete() ? "bw-good" : "bw-warning");
        add(far.complete() ? complete(far.report()) : underWay(far.report()));
        if (far.steps() > 0) {
            add(new Span(t("progress.steps", far.done(), far.steps())));
        }
        if (!far.complete() && far.steps() > 0) {
            add(bar(far));
        }
        if (!far.complete() && actor.seesEverything()) {
            far.report().sentences().forEach(sentence -> add(Said.into(new Paragraph(), sentence)));
        }
    }

    private static ProgressBar bar(ProgressSource.Far far) {
        var bar = new ProgressBar(0, far.steps(), far.done());
        bar.getElement().setAttribute("aria-label", t("progress.bar"));
        return bar;
    }

    /** What was carried out once need not stand any more. */
    private Status complete(ClusterHealth.Report report) {
        return new Status(Tone.GOOD, t(report.newest() > revision ? "progress.past" : "progress.complete", number()));
    }

    private Status underWay(ClusterHealth.Report report) {
        if (!report.connected()) {
            return new Status(Tone.WARNING, t("progress.waits", number()));
        }
        return report.attempted() >= revision
                ? new Status(Tone.BAD, t("progress.stuck", number()))
                : new Status(Tone.BUSY, t("progress.under-way", number()));
    }

    private String number() {
        return String.valueOf(revision);
    }
}
