package dev.breakwater.cluster;

import dev.breakwater.rollout.BgpSession;
import dev.breakwater.rollout.Observation;
import dev.breakwater.rollout.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Lists everything of ours, page by page, all kinds at once; one page that fails makes the whole unseen. */
final class Listing {
    static final String OUR_LABEL = "labelSelector=app.kubernetes.io%2Fmanaged-by%3Dbreakwater";

    private final Pages pages;
    private final Discovery discovery;

    Listing(Pages pages, Discovery discovery) {
        this.pages = pages;
        this.discovery = discovery;
    }

    private record Listed(Kind kind, List<Observed> objects, List<BgpSession> sessions, String version) {}

    Observation all() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lists = new ArrayList<Callable<Listed>>();
            discovery.servedOfOurs().forEach(kind -> lists.add(() -> ours(kind)));
            if (discovery.serves(Kind.NODE_CONFIG)) {
                lists.add(this::sessions);
            }
            return together(threads.invokeAll(lists));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Observation.Unseen("Stopped while looking");
        } catch (Pages.Failed e) {
            return new Observation.Unseen(String.valueOf(e.getMessage()));
        }
    }

    private static Observation together(List<Future<Listed>> lists) throws InterruptedException {
        var objects = new ArrayList<Observed>();
        var sessions = new ArrayList<BgpSession>();
        var versions = new HashMap<String, String>();
        for (Future<Listed> each : lists) {
            Listed list = resultOf(each);
            objects.addAll(list.objects());
            sessions.addAll(list.sessions());
            versions.put(list.kind().kind(), list.version());
        }
        return new Observation.Seen(objects, versions, sessions);
    }

    private static Listed resultOf(Future<Listed> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Pages.Failed failed) {
                throw failed;
            }
            throw new CompletionException(e.getCause());
        }
    }

    private Listed ours(Kind kind) {
        var objects = new ArrayList<Observed>();
        String version = each(kind, OUR_LABEL, item -> objects.add(Reading.observed(kind, item)));
        return new Listed(kind, objects, List.of(), version);
    }

    private Listed sessions() {
        var sessions = new ArrayList<BgpSession>();
        String version = each(Kind.NODE_CONFIG, "", item -> sessions.addAll(Reading.sessions(item)));
        return new Listed(Kind.NODE_CONFIG, List.of(), sessions, version);
    }

    private String each(Kind kind, String query, Consumer<JsonNode> item) {
        return pages.each(discovery.path(kind), query, each -> {
            item.accept(each);
            return true;
        });
    }
}
