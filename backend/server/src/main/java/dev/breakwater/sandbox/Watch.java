package dev.breakwater.sandbox;

import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Store.Event;
import dev.breakwater.sandbox.storage.Stored;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One watch: the events of a kind from a version on, bookmarks when it is quiet, an error when it is too late. */
final class Watch {
    private static final long BOOKMARK_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 250;

    private final Store store;
    private final Call call;
    private final Selector selector;
    private final OutputStream out;
    private long seen;

    Watch(Store store, Call call, OutputStream out) {
        this.store = store;
        this.call = call;
        this.out = out;
        selector = call.selector();
    }

    /** Streams until the client's time is over, the store closes, or {@code dropped} says so. */
    void run(BooleanSupplier dropped) throws IOException, InterruptedException {
        start();
        long until = System.nanoTime() + timeout().toNanos();
        long bookmarkAt = System.nanoTime() + Duration.ofMillis(BOOKMARK_MILLIS).toNanos();
        while (System.nanoTime() < until && !store.isClosed() && !dropped.getAsBoolean()) {
            var events = store.after(seen, LOOK_MILLIS);
            if (events.isEmpty()) {
                send("ERROR", Json.write(tooOld().status()));
                return;
            }
            for (var event : events.get()) {
                tell(event);
                seen = event.version();
            }
            if (System.nanoTime() > bookmarkAt) {
                bookmark(false);
                bookmarkAt =
                        System.nanoTime() + Duration.ofMillis(BOOKMARK_MILLIS).toNanos();
            }
        }
        bookmark(false);
    }

    private void start() throws IOException {
        var version = call.parameter("resourceVersion");
        boolean initial = call.isOn("sendInitialEvents");
        if (initial || version.isEmpty() || version.equals("0")) {
            var now = store.list(call.kind().plural(), call.namespace());
            for (var stored : now.items()) {
                if (isMine(stored)) {
                    send("ADDED", stored.bytes());
                }
            }
            seen = now.version();
            if (initial) {
                bookmark(true);
            }
        } else {
            seen = Long.parseLong(version);
        }
    }

    private Duration timeout() {
        var seconds = call.parameter("timeoutSeconds");
        return Duration.ofSeconds(seconds.isEmpty() ? 1800 : Long.parseLong(seconds));
    }

    private ApiError tooOld() {
        return ApiError.expired("too old resource version: " + seen + " (" + store.version() + ")");
    }

    private boolean isMine(@Nullable Stored stored) {
        return stored != null
                && stored.key().plural().equals(call.kind().plural())
                && (call.namespace().isEmpty() || stored.key().namespace().equals(call.namespace()))
                && (call.name().isEmpty() || stored.key().name().equals(call.name()))
                && selector.test(stored);
    }

    /** Coming under the selector is told as a birth, leaving it as an end. */
    private void tell(Event event) throws IOException {
        boolean was = isMine(event.before());
        boolean is = isMine(event.after());
        if (is && event.after() != null) {
            send(was ? "MODIFIED" : "ADDED", event.after().bytes());
        } else if (was && event.before() != null) {
            send("DELETED", last(event, event.before()));
        }
    }

    private static byte[] last(Event event, Stored before) {
        var object = before.object();
        object.withObject("/metadata").put("resourceVersion", String.valueOf(event.version()));
        return Json.write(object);
    }

    private void bookmark(boolean initialEnd) throws IOException {
        if (!call.isOn("allowWatchBookmarks")) {
            return;
        }
        var mark = Json.object()
                .put("kind", call.kind().kind())
                .put("apiVersion", call.kind().apiVersion());
        var metadata = mark.putObject("metadata").put("resourceVersion", String.valueOf(seen));
        if (initialEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        send("BOOKMARK", Json.write((JsonNode) mark));
    }

    private void send(String type, byte[] object) throws IOException {
        var line = new ByteArrayOutputStream(object.length + 40);
        line.writeBytes(("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8));
        line.writeBytes(object);
        line.writeBytes("}\n".getBytes(StandardCharsets.UTF_8));
        out.write(line.toByteArray());
        out.flush();
    }
}
