package dev.breakwater.console.audit;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a filter finds and its reader may see, read page by page while it is written into a file. */
interface Export<T> {
    /** How one of them is written. */
    @FunctionalInterface
    interface Form<T> {
        void write(T found) throws IOException;
    }

    /** Of the file, without its extension. */
    String name();

    List<String> columns();

    /** As many as there are columns; what is null is an empty cell. */
    @Nullable
    String[] cells(T found);

    void write(Form<T> form) throws IOException;
}
