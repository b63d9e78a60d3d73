package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Kinds;
import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Stored;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Imitates what Cilium's operator writes, so that there is a status to read back: policies valid, pools counted, and by
 * {@link BgpNodes} every session established. It only writes; no packet moves and no router answers.
 */
final class Operator implements Runnable {
    private static final String MANAGER = "cilium-operator-generic";
    private static final Set<String> POLICIES = Set.of("ciliumclusterwidenetworkpolicies", "ciliumnetworkpolicies");
    private static final String POOLS = "ciliumloadbalancerippools";
    private static final long LOOK_MILLIS = 500;
    private static final Comparator<Stored> AGE = Comparator.comparing(
            pool -> pool.object().at("/metadata/creationTimestamp").asString()
                    + pool.key().name());

    private final Store store;
    private final Kinds kinds;
    private final Writes writes;
    private final BgpNodes bgp;

    Operator(Store store, Kinds kinds, Writes writes, Map<String, Map<String, String>> nodes) {
        this.store = store;
        this.kinds = kinds;
        this.writes = writes;
        bgp = new BgpNodes(this, nodes);
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
        POLICIES.stream().flatMap(plural -> list(plural).stream()).forEach(this::validated);
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

    List<Stored> list(String plural) {
        return store.list(plural, "").items();
    }

    boolean exists(String plural, String namespace, String name) {
        return store.get(new Stored.ObjectKey(plural, namespace, name)).isPresent();
    }

    private void validated(Stored policy) {
        var condition = condition("Valid", "True", "Policy validation succeeded", "");
        writeStatus(policy, status(List.of(condition)));
    }

    private void pools() {
        var sizes = new LinkedHashMap<Stored, PoolSize>();
        list(POOLS).stream().sorted(AGE).forEach(pool -> sizes.put(pool, PoolSize.of(pool.object())));
        sizes.forEach((pool, size) -> {
            var rival = sizes.entrySet().stream()
                    .takeWhile(other -> !other.getKey().key().equals(pool.key()))
                    .filter(other -> other.getValue().overlaps(size))
                    .map(other -> other.getKey().key().name())
                    .findFirst();
            writeStatus(pool, status(poolConditions(size, rival)));
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

    static ObjectNode condition(String type, String status, String message, String reason) {
        var condition = Json.object().put("type", type).put("status", status).put("message", message);
        return reason.isEmpty() ? condition : condition.put("reason", reason);
    }

    static ObjectNode status(List<ObjectNode> conditions) {
        var status = Json.object();
        status.putArray("conditions").addAll(conditions);
        return status;
    }

    /** Writes a status if it says something new; conditions that stay as they were keep their time. */
    void writeStatus(Stored stored, ObjectNode status) {
        var present = stored.object();
        for (var condition : status.path("conditions")) {
            var before = present.at("/status/conditions")
                    .valueStream()
                    .filter(c -> c.path("type").equals(condition.path("type")))
                    .findFirst();
            var since = before.filter(c -> c.path("status").equals(condition.path("status")))
                    .map(c -> c.path("lastTransitionTime").asString())
                    .orElseGet(writes::now);
            ((ObjectNode) condition).put("lastTransitionTime", since);
        }
        if (present.path("status").equals(status)) {
            return;
        }
        var next = present.deepCopy();
        next.set("status", status);
        put(call(Call.Verb.UPDATE, stored.key(), "status"), Optional.of(stored), next);
    }

    /** Creates or updates an object that the operator owns. */
    void own(String plural, String name, ObjectNode object) {
        var key = new Stored.ObjectKey(plural, "", name);
        var found = store.get(key);
        found.ifPresent(present -> object.withObject("/metadata")
                .put("resourceVersion", String.valueOf(present.version())));
        put(call(Call.Verb.UPDATE, key, ""), found, object);
    }

    private void put(Call call, Optional<Stored> found, ObjectNode next) {
        var present = found.map(Stored::object).orElse(null);
        var written = present == null ? writes.created(call, next) : writes.updated(call, present, next);
        if (present == null || !present.equals(Json.object(Json.write(written)))) {
            store.write(call.key(), found.orElse(null), written); // somebody faster makes an event, and another look
        }
    }

    void disown(Stored stored) {
        store.remove(stored);
    }

    private Call call(Call.Verb verb, Stored.ObjectKey key, String subresource) {
        var payload = new Call.Payload("", MANAGER, new byte[0]);
        return new Call(verb, kinds.named(key.plural()), key.namespace(), key.name(), subresource, Map.of(), payload);
    }

    String now() {
        return writes.now();
    }

    static JsonNode spec(Stored stored) {
        return stored.object().path("spec");
    }
}
