package dev.breakwater.cluster;

import dev.breakwater.cluster.KubeHttp.Reply;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What two servers' answers can have in common: no times, versions or uids, owners and causes in one order. */
final class Likeness {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern UID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern VERSION = Pattern.compile("(ResourceVersion in record \\()\\d+");

    private Likeness() {}

    static String of(Reply reply) {
        return reply.code() + " " + of(reply.body());
    }

    static String of(JsonNode answer) {
        var body = answer.deepCopy();
        if (body.path("items").isArray()) {
            ((ObjectNode) body.path("metadata")).remove(List.of("resourceVersion", "continue"));
            body.path("items").forEach(Likeness::withoutChance);
        } else if (body.path("kind").asString("").equals("Status") && body instanceof ObjectNode status) {
            status(status);
        } else {
            withoutChance(body);
        }
        return sorted(body).toPrettyString();
    }

    private static void withoutChance(JsonNode object) {
        if (object.path("metadata") instanceof ObjectNode metadata) {
            for (var chance : List.of("uid", "resourceVersion", "creationTimestamp", "deletionTimestamp")) {
                if (metadata.has(chance)) {
                    metadata.put(chance, "some");
                }
            }
            var owners = new TreeMap<String, JsonNode>();
            metadata.path("managedFields").forEach(owner -> owners.put(name(owner), sorted(timeless(owner))));
            metadata.remove("managedFields");
            metadata.putPOJO("owners", owners.toString());
        }
    }

    private static String name(JsonNode owner) {
        return owner.path("operation").asString("") + " "
                + owner.path("manager").asString("") + " "
                + owner.path("subresource").asString("");
    }

    /** That an entry has no time means something, which time it has does not. */
    private static JsonNode timeless(JsonNode owner) {
        if (owner.has("time")) {
            ((ObjectNode) owner).put("time", "some");
        }
        return owner;
    }

    private static void status(ObjectNode status) {
        var message = status.path("message").asString("");
        var causes = status.path("details").path("causes");
        message = message.replaceFirst("patch: Invalid value: \"\\{.*}\": ", "patch: "); // a whole object
        // Of several misfits the real server names those that its random walk through a map meets first.
        message = message.replaceFirst("(?s)(failed to create typed patch object \\(.*?\\)): .*", "$1");
        boolean several = distinct(causes).size() > 1 || message.contains("errors:");
        if (several || message.contains(", got ")) {
            status.put("message", message.replaceFirst("(?s)( is invalid| failed|\\): | got ).*", ""));
        } else {
            status.put(
                    "message",
                    VERSION.matcher(UID.matcher(message).replaceAll("UID")).replaceAll("$1N"));
        }
        if (status.path("details") instanceof ObjectNode details) {
            details.remove("uid");
            if (causes instanceof ArrayNode) {
                details.set("causes", distinct(causes));
            }
        }
    }

    /** The real server says some things twice. */
    private static JsonNode distinct(JsonNode causes) {
        var list = JSON.createArrayNode();
        causes.valueStream()
                .map(c -> c.path("reason").asString("") + " " + c.path("field").asString(""))
                .distinct()
                .sorted()
                .forEach(list::add);
        return list;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.properties().forEach(e -> fields.put(e.getKey(), sorted(e.getValue())));
            var copy = JSON.createObjectNode();
            fields.forEach(copy::set);
            return copy;
        }
        if (node.isArray()) {
            var copy = JSON.createArrayNode();
            node.forEach(item -> copy.add(sorted(item)));
            return copy;
        }
        return node;
    }
}
