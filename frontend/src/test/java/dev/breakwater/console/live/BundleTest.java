package dev.breakwater.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BundleTest {
    private record Due(Runnable work, Duration delay) {}

    private final Deque<Due> scheduled = new ArrayDeque<>();
    private final List<String> refreshed = new ArrayList<>();
    private final Component view = new Div();
    private long now = 5;
    private final Bundle bundle = new Bundle(
            Duration.ofSeconds(1), () -> now, (work, delay) -> scheduled.add(new Due(work, delay)), Runnable::run);

    @Test
    void refreshesAtOnceAfterAQuietSecond() {
        bundle.add(view, Set.of(News.CHANGES), () -> refreshed.add("changes"));
        bundle.hear(List.of(News.CHANGES));
        assertThat(scheduled.element().delay()).isZero();
        run();
        assertThat(refreshed).containsExactly("changes");
    }

    @Test
    void joinsWhatComesWithinASecond() {
        bundle.add(view, Set.of(News.CHANGES), () -> refreshed.add("changes"));
        bundle.hear(List.of(News.CHANGES));
        run();
        now += Duration.ofMillis(300).toNanos();
        bundle.hear(List.of(News.CHANGES));
        bundle.hear(List.of(News.CHANGES, News.CLUSTER));
        assertThat(scheduled).hasSize(1);
        assertThat(scheduled.element().delay()).isEqualTo(Duration.ofMillis(700));
        run();
        assertThat(refreshed).hasSize(2);
    }

    @Test
    void leavesAloneWhatTheNewsDoNotConcern() {
        bundle.add(view, Set.of(News.CHANGES, News.REVISIONS), () -> refreshed.add("changes"));
        bundle.hear(List.of(News.CLUSTER, News.EVENTS));
        assertThat(scheduled).isEmpty();
    }

    @Test
    void forgetsWhatIsNoLongerShown() {
        bundle.add(view, Set.of(News.CHANGES), () -> refreshed.add("changes"));
        bundle.hear(List.of(News.CHANGES));
        bundle.remove(view);
        run();
        bundle.hear(List.of(News.CHANGES));
        assertThat(refreshed).isEmpty();
        assertThat(scheduled).isEmpty();
    }

    @Test
    void hearsAgainAfterARefresh() {
        bundle.add(view, Set.of(News.CHANGES), () -> refreshed.add("changes"));
        for (int i = 0; i < 3; i++) {
            bundle.hear(List.of(News.CHANGES));
            run();
        }
        assertThat(refreshed).hasSize(3);
    }

    private void run() {
        scheduled.remove().work().run();
    }
}
