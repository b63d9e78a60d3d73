package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.rollout.Workloads;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many pods something means right now; the cluster is asked once, beside the view, which does not wait for it. */
final class Matching extends Span {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Matching.class);

    /** All views together: rollout needs the same API server. */
    private static final Semaphore ASKING = new Semaphore(8);

    private final transient Supplier<Optional<Integer>> count;
    private boolean asked;

    Matching(Supplier<Optional<Integer>> count) {
        super(t("policy.pods-asking"));
        this.count = count;
        addClassName("bw-count");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!asked) {
            asked = true;
            UI ui = event.getUI();
            Thread.startVirtualThread(() -> ask(ui));
        }
    }

    private void ask(UI ui) {
        Optional<Integer> found = counted();
        try {
            var _ = ui.access(() -> setText(words(found)));
        } catch (UIDetachedException _) {
            // The window was closed meanwhile: nobody looks any more.
        }
    }

    private Optional<Integer> counted() {
        ASKING.acquireUninterruptibly();
        try {
            return count.get();
        } catch (RuntimeException e) {
            LOG.warn("Could not count pods", e);
            return Optional.empty();
        } finally {
            ASKING.release();
        }
    }

    private static String words(Optional<Integer> found) {
        return found.map(pods -> pods == Workloads.MOST
                        ? t("policy.pods-many", pods.toString())
                        : t("policy.pods", pods.toString()))
                .orElseGet(() -> t("policy.pods-unknown"));
    }
}
