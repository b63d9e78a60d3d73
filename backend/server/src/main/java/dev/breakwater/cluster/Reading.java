package dev.breakwater.cluster;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.rollout.BgpSession;
import dev.breakwater.rollout.Condition;
import dev.breakwater.rollout.Observed;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the API server sent as what rollout speaks of. */
final class Reading {
    static final String GENERATION = Manifest.GENERATION_ANNOTATION;
    static final String DIGEST = Manifest.DIGEST_ANNOTATION;

    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private Reading() {}

    static ObjectRef refOf(Kind kind, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        String namespace = metadata.path("namespace").asString("");
        return new ObjectRef(
                kind.group(),
                kind.kind(),
                namespace.isEmpty() ? null : namespace,
                metadata.path("name").asString(""));
    }

    static Observed observed(Kind kind, JsonNode object) {
        JsonNode metadata = object.path("metadata");
        JsonNode annotations = metadata.path("annotations");
        return new Observed(
                refOf(kind, object),
                metadata.path("uid").asString(""),
                metadata.path("resourceVersion").asString(""),
                number(annotations.path(GENERATION).asString("")),
                textOrNull(annotations.path(DIGEST)),
                OwnedFields.hashOf(object),
                ForeignFields.none(object),
                kind.equals(Kind.NAMESPACE) ? null : ForeignFields.of(object),
                conditions(object));
    }

    /** Its labels and spec, others' among them; nothing when it says what no manifest of ours can, such as an empty list. */
    static Optional<Manifest> manifest(JsonNode object) {
        try {
            return Optional.of(Manifest.of(JsonMapper.shared().convertValue(object, TREE)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static List<Condition> conditions(JsonNode object) {
        var conditions = new ArrayList<Condition>();
        for (JsonNode each : object.path("status").path("conditions")) {
            conditions.add(new Condition(
                    each.path("type").asString(""),
                    each.path("status").asString(""),
                    each.path("reason").asString(""),
                    each.path("message").asString("")));
        }
        return conditions;
    }

    /** The sessions that a CiliumBGPNodeConfig reports. */
    static List<BgpSession> sessions(JsonNode nodeConfig) {
        String node = nodeConfig.path("metadata").path("name").asString("");
        var sessions = new ArrayList<BgpSession>();
        for (JsonNode instance : nodeConfig.path("status").path("bgpInstances")) {
            for (JsonNode peer : instance.path("peers")) {
                sessions.add(session(node, instance.path("name").asString(""), peer));
            }
        }
        return sessions;
    }

    private static BgpSession session(String node, String instance, JsonNode peer) {
        return new BgpSession(
                node,
                instance,
                peer.path("name").asString(""),
                peer.path("peerAddress").asString(""),
                peer.path("peerASN").asLong(0),
                peer.path("peeringState").asString("unknown"),
                since(peer.path("establishedTime").asString("")),
                routes(peer, "advertised"),
                routes(peer, "received"));
    }

    private static @Nullable Instant since(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            return null; // an agent's word, not ours: shown where it can be read
        }
    }

    private static long routes(JsonNode peer, String direction) {
        long sum = 0;
        for (JsonNode family : peer.path("routeCount")) {
            sum += family.path(direction).asLong(0);
        }
        return sum;
    }
}
