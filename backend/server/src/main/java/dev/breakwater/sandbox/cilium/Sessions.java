package dev.breakwater.sandbox.cilium;

import static dev.breakwater.sandbox.cilium.Objects.spec;

import dev.breakwater.sandbox.storage.Json;
import dev.breakwater.sandbox.storage.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The BGP sessions of a node as its agent would report them: each with an address and a known profile is established. */
final class Sessions {
    static final String PEERS = "ciliumbgppeerconfigs";

    private final Objects objects;

    Sessions(Objects objects) {
        this.objects = objects;
    }

    void report(Stored node) {
        var status = Json.object();
        var instances = status.putArray("bgpInstances");
        for (var instance : spec(node).path("bgpInstances")) {
            var said = instances.addObject().put("name", instance.path("name").asString());
            said.set("localASN", instance.path("localASN"));
            var peers = said.putArray("peers");
            for (var peer : instance.path("peers")) {
                if (peer.has("peerAddress")
                        && objects.exists(
                                PEERS, "", peer.at("/peerConfigRef/name").asString(""))) {
                    peers.add(session(node, instance.path("name").asString(), peer));
                }
            }
        }
        objects.writeStatus(node, status);
    }

    /** A session that was established at the same address keeps the time since when. */
    private ObjectNode session(Stored node, String instance, JsonNode peer) {
        var session = Json.object().put("name", peer.path("name").asString());
        session.set("peerAddress", peer.path("peerAddress"));
        session.set("peerASN", peer.path("peerASN"));
        session.put("peeringState", "established").put("establishedTime", since(node, instance, peer));
        var config = objects.list(PEERS).stream()
                .filter(c ->
                        c.key().name().equals(peer.at("/peerConfigRef/name").asString()))
                .map(Objects::spec)
                .findFirst()
                .orElseGet(Json::object);
        session.putObject("timers")
                .put(
                        "appliedHoldTimeSeconds",
                        config.at("/timers/holdTimeSeconds").asInt(90))
                .put(
                        "appliedKeepaliveSeconds",
                        config.at("/timers/keepAliveTimeSeconds").asInt(30));
        config.path("families")
                .forEach(family -> session.withArray("routeCount")
                        .addObject()
                        .put("afi", family.path("afi").asString())
                        .put("safi", family.path("safi").asString())
                        .put("received", 0)
                        .put("advertised", 0));
        return session;
    }

    private String since(Stored node, String instance, JsonNode peer) {
        return node.object()
                .at("/status/bgpInstances")
                .valueStream()
                .filter(before -> before.path("name").asString().equals(instance))
                .flatMap(before -> before.path("peers").valueStream())
                .filter(before -> before.path("name").equals(peer.path("name"))
                        && before.path("peerAddress").equals(peer.path("peerAddress")))
                .map(before -> before.path("establishedTime").asString())
                .findFirst()
                .orElseGet(objects::now);
    }
}
