package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.console.asked.RuleWords;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.change.PreviewPanel;
import dev.breakwater.console.difference.FlowTable;
import dev.breakwater.console.part.CopyAs;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.console.part.Toast;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Rejection;
import java.util.Collection;
import java.util.stream.Collectors;

/** What would come of what is written, before it is saved: whom it is about, what is hardly meant, which flows. */
final class EffectPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;

    EffectPanel(Acting acting) {
        this.acting = acting;
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

    /** What is refused is explained in the place of what would come of it. */
    void look(Proposal proposal) {
        removeAll();
        add(new H2(t("policy.effect")));
        try {
            Preview preview = acting.preview(proposal);
            add(PreviewPanel.verdicts(preview.assessment()));
            PreviewPanel.addTraps(this, preview.assessment());
            add(new FlowTable(preview.assessment().flows()));
        } catch (Rejection refusal) {
            add(Toast.explained(Explanation.of(refusal)));
        }
    }

    /** Whose rules these are, each with the question to the cluster which pods that means now. */
    void name(PolicySpec spec, Collection<String> namespaces) {
        var list = new UnorderedList();
        list.addClassName("bw-plain");
        spec.rules().stream().map(Rule::subject).distinct().forEach(subject -> {
            var line = new Div(
                    new Span(RuleWords.of(subject)),
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
