package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.breakwater.change.AssessmentPort;
import dev.breakwater.change.ChangeDetails;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.ManifestDifference;
import dev.breakwater.console.difference.FlowTable;
import dev.breakwater.console.difference.Manifests;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Explained;
import dev.breakwater.console.part.Tabs;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.vocabulary.Page;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of a change: of a draft what would come of it, of a committed one what came. */
@org.springframework.stereotype.Component
class ChangeTabs {
    private final Acting acting;
    private final DesiredStates states;
    private final AssessmentPort assessment;
    private final ProgressSource source;
    private final ClusterSettings settings;

    ChangeTabs(
            Acting acting,
            DesiredStates states,
            AssessmentPort assessment,
            ProgressSource source,
            ClusterSettings settings) {
        this.acting = acting;
        this.states = states;
        this.assessment = assessment;
        this.source = source;
        this.settings = settings;
    }

    /** How far its steps are; null for what was never committed. */
    @Nullable
    Progress progress(ChangeSummary summary) {
        Long revision = summary.revision();
        return revision == null ? null : new Progress(source, acting.actor(), revision);
    }

    List<Component> show(ChangeDetails change, Asked asked) {
        ChangeSummary summary = change.summary();
        return switch (summary.state()) {
            case DRAFTED -> List.of(new ChangeFacts(change), preview(summary));
            case DISCARDED -> List.of(new ChangeFacts(change));
            case COMMITTED, REVERTED -> committed(change, asked);
        };
    }

    /** What cannot be committed as it stands is explained in the place of what would come of it. */
    private Component preview(ChangeSummary summary) {
        return Explained.or(() -> new PreviewPanel(acting.preview(summary.id())));
    }

    private List<Component> committed(ChangeDetails change, Asked asked) {
        long revision = Objects.requireNonNull(change.summary().revision());
        String tab = asked.text("tab", "what");
        Page<ManifestDifference> objects =
                states.between(acting.actor(), settings.cluster(), revision - 1, revision, null, Manifests.MOST);
        var tabs = new Tabs(t("change.parts"))
                .add(t("change.what"), asked.with("tab", "").href(), tab.equals("what"))
                .add(
                        t("change.objects"),
                        asked.with("tab", "objects").href(),
                        tab.equals("objects"),
                        Manifests.count(objects))
                .add(t("change.flows"), asked.with("tab", "flows").href(), tab.equals("flows"))
                .add(t("change.plan"), asked.with("tab", "plan").href(), tab.equals("plan"));
        return List.of(
                tabs,
                switch (tab) {
                    case "objects" -> new Manifests(objects);
                    case "flows" -> flows(revision);
                    case "plan" -> plan(revision);
                    default -> new ChangeFacts(change);
                });
    }

    /** Those of very many tenants are not compared, which is no reason to show nothing of the change. */
    private Component flows(long revision) {
        return Explained.or(
                () -> new FlowTable(assessment.flows(acting.actor(), settings.cluster(), revision - 1, revision)));
    }

    private Component plan(long revision) {
        List<Component> plans = source.plans(acting.actor(), revision);
        return plans.isEmpty() ? new Paragraph(t("change.no-plan")) : new Div(plans.toArray(Component[]::new));
    }
}
