package dev.breakwater.console.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Refreshes what is on screens when there is news of it, each browser at most once a second. */
@org.springframework.stereotype.Component
public class LiveUpdates implements AutoCloseable {
    static final Duration BETWEEN = Duration.ofSeconds(1);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-updates").factory());
    private final Map<UI, Bundle> bundles = new ConcurrentHashMap<>();

    /** While the component is shown, calls {@code refresh} with the session locked after there was such news. */
    public void on(Component shown, Command refresh, News first, News... more) {
        Set<News> wanted = EnumSet.of(first, more);
        shown.addAttachListener(event -> bundle(event.getUI()).add(shown, wanted, refresh));
        shown.addDetachListener(
                event -> Optional.ofNullable(bundles.get(event.getUI())).ifPresent(bundle -> bundle.remove(shown)));
        shown.getUI().ifPresent(ui -> bundle(ui).add(shown, wanted, refresh));
    }

    void tell(Collection<News> news) {
        bundles.values().forEach(bundle -> bundle.hear(news));
    }

    private Bundle bundle(UI ui) {
        return bundles.computeIfAbsent(ui, each -> {
            each.addDetachListener(_ -> bundles.remove(each));
            return new Bundle(BETWEEN, System::nanoTime, this::later, access(each));
        });
    }

    private void later(Runnable work, Duration delay) {
        var _ = clock.schedule(() -> Thread.startVirtualThread(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Executor access(UI ui) {
        return work -> {
            try {
                var _ = ui.access(work::run);
            } catch (UIDetachedException _) {
                // The window was closed meanwhile: nobody looks any more.
            }
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
