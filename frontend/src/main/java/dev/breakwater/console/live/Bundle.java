package dev.breakwater.console.live;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** All that one browser window shows and has to be refreshed: at once when it was quiet, else together when its second is over. */
final class Bundle {
    private final long between;
    private final LongSupplier nanoTime;
    private final Later later;
    private final Executor access;
    private final Map<Component, List<Wish>> wishes = new LinkedHashMap<>();
    private final Set<Wish> due = new LinkedHashSet<>();
    private long last;
    private boolean scheduled;

    /** Does something after a while, and not in the caller's thread. */
    interface Later {
        void run(Runnable work, Duration delay);
    }

    private record Wish(Set<News> news, Command refresh) {
        private boolean concerns(Collection<News> heard) {
            return !Collections.disjoint(news, heard);
        }
    }

    /** {@code access} runs what it is given with the window's session locked. */
    Bundle(Duration between, LongSupplier nanoTime, Later later, Executor access) {
        this.between = between.toNanos();
        this.nanoTime = nanoTime;
        this.later = later;
        this.access = access;
        this.last = nanoTime.getAsLong() - this.between;
    }

    synchronized void add(Component shown, Set<News> news, Command refresh) {
        wishes.computeIfAbsent(shown, _ -> new ArrayList<>()).add(new Wish(news, refresh));
    }

    synchronized void remove(Component gone) {
        List<Wish> given = wishes.remove(gone);
        if (given != null) {
            due.removeAll(Set.copyOf(given));
        }
    }

    synchronized void hear(Collection<News> heard) {
        wishes.values().stream()
                .flatMap(List::stream)
                .filter(wish -> wish.concerns(heard))
                .forEach(due::add);
        if (!due.isEmpty() && !scheduled) {
            scheduled = true;
            long wait = Math.max(0, last + between - nanoTime.getAsLong());
            later.run(() -> access.execute(this::refresh), Duration.ofNanos(wait));
        }
    }

    private void refresh() {
        taken().forEach(wish -> wish.refresh().execute());
    }

    private synchronized List<Wish> taken() {
        List<Wish> now = List.copyOf(due);
        due.clear();
        scheduled = false;
        last = nanoTime.getAsLong();
        return now;
    }
}
