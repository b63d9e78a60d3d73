package dev.breakwater.sandbox.cilium;

import static dev.breakwater.sandbox.cilium.Objects.condition;
import static dev.breakwater.sandbox.cilium.Objects.status;

import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Stored;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imitates what Cilium's operator writes, so that there is a status to read back: policies valid, pools counted, and by
 * {@link BgpNodes} every session established. It only writes; no packet moves and no router answers.
 */
public final class Operator implements Runnable {
    private static final Set<String> POLICIES = Set.of("ciliumclusterwidenetworkpolicies", "ciliumnetworkpolicies");
    private static final String POOLS = "ciliumloadbalancerippools";
    private static final long LOOK_MILLIS = 500;
    private static final Comparator<Stored> AGE = Comparator.comparing(
            pool -> pool.object().at("/metadata/creationTimestamp").asString()
                    + pool.key().name());

    private final Store store;
    private final Objects objects;
    private final BgpNodes bgp;

    public Operator(Store store, StatusWriter writer, Map<String, Map<String, String>> nodes) {
        this.store = store;
        objects = new Objects(store, writer);
        bgp = new BgpNodes(objects, nodes);
    }

    /** Looks at everything once, then at what changes, until the store closes. */
    @Override
    public void run() {
        try {
            long seen = store.version();
            all();
            while (!store.isClosed()) {
                var events = store.after(seen, LOOK_MILLIS);
                if (events.isEmpty()) {
                    seen = store.version();
                    all();
                } else if (!events.get().isEmpty()) {
                    react(events.get());
                    seen = events.get().getLast().version();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!store.isClosed()) {
                throw e;
            }
        }
    }

    private void all() {
        POLICIES.stream().flatMap(plural -> objects.list(plural).stream()).forEach(this::validated);
        pools();
        bgp.reconcile();
    }

    /** Many events at once are one reason to count pools and nodes again. */
    private void react(List<Store.Event> events) {
        var touched = events.stream().map(event -> event.key().plural()).collect(Collectors.toSet());
        events.stream()
                .filter(event -> POLICIES.contains(event.key().plural()))
                .flatMap(event -> store.get(event.key()).stream())
                .forEach(this::validated);
        if (touched.contains(POOLS)) {
            pools();
        }
        if (touched.stream().anyMatch(bgp::dependsOn)) {
            bgp.reconcile();
        }
    }

    private void validated(Stored policy) {
        var condition = condition("Valid", "True", "Policy validation succeeded", "");
        objects.writeStatus(policy, status(List.of(condition)));
    }

    private void pools() {
        var sizes = new LinkedHashMap<Stored, PoolSize>();
        objects.list(POOLS).stream().sorted(AGE).forEach(pool -> sizes.put(pool, PoolSize.of(pool.object())));
        sizes.forEach((pool, size) -> {
            var rival = sizes.entrySet().stream()
                    .takeWhile(other -> !other.getKey().key().equals(pool.key()))
                    .filter(other -> other.getValue().overlaps(size))
                    .map(other -> other.getKey().key().name())
                    .findFirst();
            objects.writeStatus(pool, status(poolConditions(size, rival)));
        });
    }

    /** The later of two overlapping pools is the one that stops. */
    private static List<ObjectNode> poolConditions(PoolSize size, Optional<String> rival) {
        var total = size.total().toString();
        var conflict = rival.map(other -> condition(
                        "cilium.io/PoolConflict",
                        "True",
                        "Pool conflicts since a block overlaps one of IP Pool '" + other + "'",
                        "cidr_overlap"))
                .orElseGet(() -> condition("cilium.io/PoolConflict", "False", "", "resolved"));
        return List.of(
                conflict,
                condition("cilium.io/IPsTotal", "Unknown", total, "noreason"),
                condition("cilium.io/IPsAvailable", "Unknown", total, "noreason"),
                condition("cilium.io/IPsUsed", "Unknown", "0", "noreason"));
    }
}
