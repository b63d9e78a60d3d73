package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.breakwater.change.Assessment.Trap;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.console.asked.RuleWords;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.change.PreviewPanel;
import dev.breakwater.console.difference.FlowTable;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.console.part.Toast;
import dev.breakwater.eventstore.StoreUnavailable;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.rollout.Workloads;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What would come of what is written, before it is saved: whom it is about, what is hardly meant, which flows. */
final class EffectPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;
    private final transient Workloads workloads;
    private final transient Runnable again;
    private final transient Map<Endpoints, Matching> counted = new HashMap<>();

    /** {@code again} looks once more at what could not be looked at. */
    EffectPanel(Acting acting, Workloads workloads, Runnable again) {
        this.acting = acting;
        this.again = again;
        this.workloads = workloads;
        addClassName("bw-preview");
        getElement().setAttribute("aria-live", "polite");
    }

    /** There is nothing to look at: why. */
    void say(String words) {
        removeAll();
        var line = new Paragraph(words);
        line.addClassName("bw-quiet");
        add(line);
    }

    /** What is refused is explained in the place of what would come of it; answers what is to be said at the policy's own rules. */
    List<Trap> look(Proposal proposal, PolicyId id) {
        removeAll();
        add(new H2(t("policy.effect")));
        try {
            Preview preview = acting.preview(proposal);
            add(PreviewPanel.verdicts(preview.assessment()));
            Map<Boolean, List<Trap>> traps = preview.assessment().lint().stream()
                    .collect(Collectors.partitioningBy(trap -> id.equals(trap.policy())));
            traps.getOrDefault(false, List.of()).forEach(trap -> add(PreviewPanel.trap(trap)));
            add(new FlowTable(preview.assessment().flows()));
            return traps.getOrDefault(true, List.of());
        } catch (Rejection refusal) {
            add(Toast.explained(Explanation.of(refusal)));
            return List.of();
        } catch (StoreUnavailable lost) {
            add(Toast.explained(Explanation.of(lost)), new Button(t("policy.look-again"), _ -> again.run()));
            return List.of();
        }
    }

    /** Whose rules these are, each with how many pods that means now, and the question to the cluster which they are. */
    void name(TenantId tenant, PolicySpec spec, Collection<String> namespaces) {
        Actor actor = acting.actor(); // here, where somebody is signed in: the cluster is asked beside the view
        var list = new UnorderedList();
        list.addClassName("bw-plain");
        Set<Endpoints> subjects =
                spec.rules().stream().map(Rule::subject).collect(Collectors.toCollection(LinkedHashSet::new));
        counted.keySet().retainAll(subjects);
        subjects.forEach(subject -> {
            var line = new Div(
                    new Span(RuleWords.of(subject)),
                    counted.computeIfAbsent(subject, _ -> new Matching(() -> workloads.count(actor, tenant, subject))),
                    new CopyAs().as(t("policy.kubectl"), kubectl(subject, namespaces)));
            line.addClassName("bw-bar");
            list.add(new ListItem(line));
        });
        add(new H2(t("policy.selects")), list);
    }

    static String kubectl(Endpoints endpoints, Collection<String> all) {
        Collection<String> named = endpoints.namespaces().isEmpty()
                ? all
                : endpoints.namespaces().stream().map(NamespaceName::toString).toList();
        return named.stream()
                .map(namespace -> "kubectl get pods --namespace " + namespace
                        + (endpoints.labels().isEmpty() ? "" : " --selector '" + endpoints.labels() + "'"))
                .collect(Collectors.joining("\n"));
    }
}
