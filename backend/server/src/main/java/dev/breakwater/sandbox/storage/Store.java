package dev.breakwater.sandbox.storage;

import dev.breakwater.sandbox.storage.Stored.ObjectKey;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The objects, one counter of versions for all of them, and the last events for those who watch. */
public final class Store implements AutoCloseable {
    /** What happened to one object: {@code before} is null for a new one, {@code after} for one that went. */
    public record Event(
            long version, @Nullable Stored before, @Nullable Stored after) {
        public ObjectKey key() {
            var either = after != null ? after : before;
            return java.util.Objects.requireNonNull(either).key();
        }
    }

    /** The objects of one moment. */
    public record Snapshot(long version, List<Stored> items) {}

    /** Where versions begin: some are in the past from the first day on, as in any real cluster. */
    private static final long FIRST = 100;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<ObjectKey, Stored> objects = new TreeMap<>();
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final Journal journal;
    private final int remembered;
    private long version;
    private long forgotten;
    private boolean closed;

    /** Remembers {@code remembered} events; whoever watches from before them is told to list again. */
    public Store(Path folder, int remembered) {
        this.remembered = remembered;
        journal = Journal.open(folder, stored -> objects.put(stored.key(), stored));
        version = Math.max(journal.version(), FIRST);
        forgotten = version;
    }

    public Optional<Stored> get(ObjectKey key) {
        return locked(() -> Optional.ofNullable(objects.get(key)));
    }

    public Snapshot list(String plural, String namespace) {
        return locked(() -> {
            var from = new ObjectKey(plural, namespace, "");
            var items = new ArrayList<Stored>();
            for (var stored : objects.tailMap(from, true).values()) {
                var key = stored.key();
                if (!key.plural().equals(plural)
                        || !(namespace.isEmpty() || key.namespace().equals(namespace))) {
                    break;
                }
                items.add(stored);
            }
            return new Snapshot(version, items);
        });
    }

    /** Writes {@code object} if {@code expected} is still what is there; empty when somebody was faster. */
    public Optional<Stored> write(ObjectKey key, @Nullable Stored expected, ObjectNode object) {
        return locked(() -> {
            if (isOvertaken(key, expected)) {
                return Optional.empty();
            }
            long next = version + 1;
            object.withObject("/metadata").put("resourceVersion", String.valueOf(next));
            var stored = Stored.of(key, next, object);
            journal.wrote(stored);
            objects.put(key, stored);
            remember(new Event(next, expected, stored));
            return Optional.of(stored);
        });
    }

    /** Removes an object and gives it back under the version of its end; empty when somebody was faster. */
    public Optional<Stored> remove(Stored expected) {
        return locked(() -> {
            if (isOvertaken(expected.key(), expected)) {
                return Optional.empty();
            }
            long next = version + 1;
            var last = expected.object();
            last.withObject("/metadata").put("resourceVersion", String.valueOf(next));
            var ended = Stored.of(expected.key(), next, last);
            journal.removed(expected.key(), next);
            objects.remove(expected.key());
            remember(new Event(next, ended, null));
            return Optional.of(ended);
        });
    }

    private boolean isOvertaken(ObjectKey key, @Nullable Stored expected) {
        var present = objects.get(key);
        return (present == null || expected == null)
                ? (present != null || expected != null)
                : present.version() != expected.version();
    }

    private void remember(Event event) {
        version = event.version();
        events.addLast(event);
        if (events.size() > remembered) {
            forgotten = events.removeFirst().version();
        }
        changed.signalAll();
    }

    /** The events after a version, waiting for one; empty when time runs out, nothing when they are forgotten. */
    public Optional<List<Event>> after(long seen, long waitMillis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (version <= seen && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            return seen < forgotten ? Optional.empty() : Optional.of(since(seen));
        } finally {
            lock.unlock();
        }
    }

    private List<Event> since(long seen) {
        var found = new ArrayList<Event>();
        var newestFirst = events.descendingIterator();
        while (newestFirst.hasNext()) {
            var event = newestFirst.next();
            if (event.version() <= seen) {
                break;
            }
            found.add(event);
        }
        Collections.reverse(found);
        return found;
    }

    public long version() {
        return locked(() -> version);
    }

    public boolean isClosed() {
        return locked(() -> closed);
    }

    /** Forgets every event, as a real server does some minutes after they happened. */
    public void compact() {
        locked(() -> {
            events.clear();
            forgotten = version;
            return version;
        });
    }

    private <T> T locked(java.util.function.Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        locked(() -> {
            closed = true;
            changed.signalAll();
            journal.close();
            return closed;
        });
    }
}
