package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.rollout.Workloads;
import java.util.Optional;
import java.util.function.Supplier;

/** How many pods something means right now; the cluster is asked beside the view, which does not wait for it. */
final class Matching extends Span {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Optional<Integer>> count;

    Matching(Supplier<Optional<Integer>> count) {
        super(t("policy.pods-asking"));
        this.count = count;
        addClassNames("bw-count", "bw-matching");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        Thread.startVirtualThread(() -> {
            Optional<Integer> found = count.get();
            try {
                var _ = ui.access(() -> setText(words(found)));
            } catch (UIDetachedException _) {
                // The window was closed meanwhile: nobody looks any more.
            }
        });
    }

    private static String words(Optional<Integer> found) {
        return found.map(pods -> pods == Workloads.MOST
                        ? t("policy.pods-many", pods.toString())
                        : t("policy.pods", pods.toString()))
                .orElseGet(() -> t("policy.pods-unknown"));
    }
}
