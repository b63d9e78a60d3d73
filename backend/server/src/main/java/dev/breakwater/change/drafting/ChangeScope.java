package dev.breakwater.change.drafting;

import dev.breakwater.vocabulary.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The change that this thread carries out: operations run in no other place, and what they do is noted here. */
public final class ChangeScope {
    private static final ScopedValue<ChangeScope> CURRENT = ScopedValue.newInstance();

    private final List<Happened> events = new ArrayList<>();

    /** An event of a subject, in the order of the store. */
    public record Happened(Subject subject, Object event) {}

    static boolean isOpen() {
        return CURRENT.isBound();
    }

    static void note(Subject subject, Object event) {
        CURRENT.get().events.add(new Happened(subject, event));
    }

    /** Runs the work in a scope of its own and returns the events it led to. */
    public static List<Happened> eventsOf(Runnable work) {
        var scope = new ChangeScope();
        Supplier<List<Happened>> carried = () -> {
            work.run();
            return List.copyOf(scope.events);
        };
        return ScopedValue.where(CURRENT, scope).call(carried::get);
    }
}
