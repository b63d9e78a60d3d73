package dev.breakwater.console.part;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.Query;
import dev.breakwater.vocabulary.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills a grid from a room that lists by cursors: as one scrolls down, page after page is asked for; nothing is counted. What was
 * read stays until it is listed anew.
 */
public final class Listing<T> {
    private static final int PAGE = 50;

    private final Source<T> source;
    private final List<T> read = new ArrayList<>();
    private @Nullable String next;
    private boolean begun;

    /** One page of a room's list, after a cursor or from the beginning. */
    @FunctionalInterface
    public interface Source<T> {
        Page<T> page(@Nullable String after, int limit);
    }

    private Listing(Source<T> source) {
        this.source = source;
    }

    public static <T> Listing<T> in(Grid<T> grid, Source<T> source) {
        var listing = new Listing<>(source);
        grid.setItems(listing::fetch).setItemCountEstimate(PAGE);
        return listing;
    }

    /** Lists from the beginning, as far as it was seen. */
    public void anew(Grid<T> grid) {
        forget();
        grid.getDataProvider().refreshAll();
    }

    private void forget() {
        read.clear();
        next = null;
        begun = false;
    }

    private Stream<T> fetch(Query<T, Void> query) {
        int end = query.getOffset() + query.getLimit();
        readUntil(end);
        return read.subList(Math.min(query.getOffset(), read.size()), Math.min(end, read.size())).stream();
    }

    private void readUntil(int end) {
        while (read.size() < end && (!begun || next != null)) {
            Page<T> page = source.page(next, PAGE);
            read.addAll(page.items());
            next = page.next();
            begun = true;
        }
    }
}
