package dev.breakwater.cluster;

import dev.breakwater.cluster.http.KubernetesHttp;
import dev.breakwater.cluster.http.Lines;
import dev.breakwater.rollout.ClusterPort.WatchListener;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Watches one kind from a list's version on; goes on by itself when the server ends it in order, and ends when it breaks. */
final class KindWatch {
    private static final Logger LOG = LoggerFactory.getLogger(KindWatch.class);
    private static final int SECONDS = 300;

    private final KubernetesHttp http;
    private final String path;
    private final Kind kind;
    private final WatchListener listener;
    private volatile String version;
    private volatile boolean over;
    private volatile @Nullable AsyncBody body;

    KindWatch(KubernetesHttp http, Discovery discovery, Kind kind, String version, WatchListener listener) {
        this.http = http;
        this.path = discovery.path(kind) + "?watch=1&allowWatchBookmarks=true&timeoutSeconds=" + SECONDS
                + (kind.equals(Kind.NODE_CONFIG) ? "" : "&" + Listing.OUR_LABEL);
        this.kind = kind;
        this.version = version;
        this.listener = listener;
    }

    void open() {
        var _ = http.stream(path + "&resourceVersion=" + version, new Lines(this::on))
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        end("the watch of " + kind.resource() + " cannot be opened: " + failure.getMessage());
                    } else if (response.code() != 200) {
                        end("the watch of " + kind.resource() + " is answered " + response.code());
                    } else {
                        follow(response);
                    }
                });
    }

    private void follow(HttpResponse<AsyncBody> response) {
        AsyncBody streamed = response.body();
        body = streamed;
        var _ = streamed.done().whenComplete((_, failure) -> {
            if (failure != null) {
                end("the watch of " + kind.resource() + " broke: " + failure.getMessage());
            } else if (!over) {
                open();
            }
        });
        if (over) {
            cancelled(streamed);
        } else {
            streamed.consume();
        }
    }

    private void on(byte[] line) {
        if (over) {
            return;
        }
        JsonNode event = KubernetesHttp.JSON.readTree(line);
        JsonNode object = event.path("object");
        String type = event.path("type").asString("");
        if (type.equals("ERROR")) {
            end("the watch of " + kind.resource() + " ended: "
                    + object.path("message").asString(""));
            return;
        }
        version = object.path("metadata").path("resourceVersion").asString(version);
        if (!type.equals("BOOKMARK")) {
            tell(type.equals("DELETED"), object);
        }
    }

    private void tell(boolean gone, JsonNode object) {
        if (kind.equals(Kind.NODE_CONFIG)) {
            String node = object.path("metadata").path("name").asString("");
            listener.sessions(node, gone ? List.of() : Reading.sessions(object));
        } else if (gone) {
            listener.gone(Reading.refOf(kind, object));
        } else {
            listener.seen(Reading.observed(kind, object));
        }
    }

    private synchronized void end(String reason) {
        if (!over) {
            over = true;
            listener.ended(reason);
        }
    }

    synchronized void close() {
        over = true;
        AsyncBody streamed = body;
        if (streamed != null) {
            cancelled(streamed);
        }
    }

    /** A connection that broke by itself can no longer be cancelled, and then need not be. */
    private static void cancelled(AsyncBody streamed) {
        try {
            streamed.cancel();
        } catch (RuntimeException e) {
            LOG.debug("A watch was over before it was cancelled: {}", e.getMessage());
        }
    }
}
