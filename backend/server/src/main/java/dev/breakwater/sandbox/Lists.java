package dev.breakwater.sandbox;

import dev.breakwater.sandbox.Verbs.Answer;
import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Store;
import dev.breakwater.sandbox.storage.Store.Snapshot;
import dev.breakwater.sandbox.storage.Stored;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lists by selector, in pages that all show the moment of the first one. */
final class Lists {
    private static final int MOMENTS = 32;

    private final Store store;
    private final Map<Long, Snapshot> moments = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Snapshot> eldest) {
            return size() > MOMENTS;
        }
    };
    private long lastMoment;

    Lists(Store store) {
        this.store = store;
    }

    Answer list(Call call) {
        var token = call.parameter("continue");
        var selector = call.selector();
        long id = token.isEmpty() ? 0 : number(token, "m");
        var moment = id == 0 ? matching(call, selector) : recalled(id);
        int from = id == 0 ? 0 : (int) number(token, "i");
        int limit = call.parameter("limit").isEmpty() ? 0 : Integer.parseInt(call.parameter("limit"));
        int to = limit <= 0 ? moment.items().size() : Math.min(moment.items().size(), from + limit);
        var metadata = Json.object().put("resourceVersion", String.valueOf(moment.version()));
        if (to < moment.items().size()) {
            metadata.put("continue", token(id == 0 ? keep(moment) : id, to));
            if (selector.isEverything()) {
                metadata.put("remainingItemCount", moment.items().size() - to);
            }
        }
        return new Answer(200, body(call.kind(), metadata, moment.items().subList(from, to)));
    }

    private Snapshot matching(Call call, Selector selector) {
        var all = store.list(call.kind().plural(), call.namespace());
        return selector.isEverything()
                ? all
                : new Snapshot(
                        all.version(), all.items().stream().filter(selector).toList());
    }

    private synchronized long keep(Snapshot moment) {
        moments.put(++lastMoment, moment);
        return lastMoment;
    }

    private synchronized Snapshot recalled(long id) {
        var moment = moments.get(id);
        if (moment == null) {
            throw ApiError.expired("The provided continue parameter is too old; start a new list without it");
        }
        return moment;
    }

    private static String token(long moment, int index) {
        var json = Json.object().put("m", moment).put("i", index);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.write(json));
    }

    private static long number(String token, String field) {
        try {
            JsonNode json = Json.read(Base64.getUrlDecoder().decode(token));
            return json.get(field).asLong();
        } catch (RuntimeException e) {
            throw ApiError.badRequest(
                    "invalid continue token: continue key is not valid: illegal base64 data at input byte 0");
        }
    }

    private static byte[] body(Kind kind, JsonNode metadata, List<Stored> items) {
        var out = new ByteArrayOutputStream(
                64 + items.stream().mapToInt(i -> i.bytes().length + 1).sum());
        var head = "{\"kind\":\"" + kind.kind() + "List\",\"apiVersion\":\"" + kind.apiVersion() + "\",\"metadata\":";
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(Json.write(metadata));
        out.writeBytes(",\"items\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < items.size(); i++) {
            out.writeBytes((i == 0 ? "" : ",").getBytes(StandardCharsets.UTF_8));
            out.writeBytes(kind.isCustom() ? items.get(i).bytes() : bare(items.get(i)));
        }
        out.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** Items of kinds that are compiled in do not repeat what the list is of. */
    private static byte[] bare(Stored stored) {
        var object = stored.object();
        object.remove(List.of("apiVersion", "kind"));
        return Json.write(object);
    }
}
