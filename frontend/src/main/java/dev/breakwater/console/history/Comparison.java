package dev.breakwater.console.history;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.breakwater.change.AssessmentPort;
import dev.breakwater.change.ManifestDifference;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.difference.FlowTable;
import dev.breakwater.console.difference.Manifests;
import dev.breakwater.console.part.Explained;
import dev.breakwater.console.part.RevisionLine;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import org.jspecify.annotations.Nullable;

/** Asks the rooms what two revisions differ in. */
@org.springframework.stereotype.Component
class Comparison {
    private final Revisions revisions;
    private final DesiredStates states;
    private final AssessmentPort assessment;
    private final ClusterSettings settings;

    /** What is compared, the earlier one first whichever way round it was asked; 0 is before the first change. */
    record Ends(long earlier, long later, long newest) {
        boolean laterIsNow() {
            return later == newest;
        }
    }

    Comparison(Revisions revisions, DesiredStates states, AssessmentPort assessment, ClusterSettings settings) {
        this.revisions = revisions;
        this.states = states;
        this.assessment = assessment;
        this.settings = settings;
    }

    /** Without a right end it is now, without a left one the revision before. */
    Ends ends(@Nullable Long left, @Nullable Long right) {
        long newest = revisions.newest();
        long to = right == null ? newest : right;
        long from = left == null ? Math.max(0, to - 1) : left;
        if (Math.max(from, to) > newest) {
            throw Rejection.notFound("revision " + Math.max(from, to));
        }
        return new Ends(Math.min(from, to), Math.max(from, to), newest);
    }

    Component about(Actor actor, Ends ends) {
        return new Div(
                new RevisionLine(revisions, actor, ends.earlier()), new RevisionLine(revisions, actor, ends.later()));
    }

    Page<ManifestDifference> objects(Actor actor, Ends ends) {
        return states.between(actor, settings.cluster(), ends.earlier(), ends.later(), null, Manifests.MOST);
    }

    Component flows(Actor actor, Ends ends) {
        return Explained.or(
                () -> new FlowTable(assessment.flows(actor, settings.cluster(), ends.earlier(), ends.later())));
    }
}
