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
    private final Map<News, Long> told = new ConcurrentHashMap<>();

    /**
     * While the component is shown, calls {@code refresh} with the session locked after there was such news; also once it is shown
     * if there was any since this was asked for, since what it read meanwhile may be older.
     */
    public void on(Component shown, Command refresh, News first, News... more) {
        Set<News> wanted = EnumSet.of(first, more);
        long asked = System.nanoTime();
        shown.addAttachListener(event -> {
            Bundle bundle = bundle(event.getUI());
            bundle.add(shown, wanted, refresh);
            bundle.hear(wanted.stream().filter(news -> isTold(news, asked)).toList());
        });
        shown.addDetachListener(
                event -> Optional.ofNullable(bundles.get(event.getUI())).ifPresent(bundle -> bundle.remove(shown)));
        shown.getUI().ifPresent(ui -> bundle(ui).add(shown, wanted, refresh));
    }

    private boolean isTold(News news, long since) {
        Long last = told.get(news);
        return last != null && last - since >= 0;
    }

    void tell(Collection<News> news) {
        news.forEach(each -> told.put(each, System.nanoTime()));
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
