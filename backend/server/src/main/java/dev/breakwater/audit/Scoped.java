package dev.breakwater.audit;

import dev.breakwater.change.ChangeEvent;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event's payload without what belongs to tenants that the reader does not see. */
@Component
class Scoped {
    private final JsonMapper json;

    Scoped(JsonMapper json) {
        this.json = json;
    }

    JsonNode payload(Actor actor, String type, String stored) {
        JsonNode whole = json.readTree(stored);
        if (!actor.seesEverything() && whole instanceof ObjectNode fields) {
            switch (type) {
                case "change.ChangeDrafted" ->
                    keep(
                            actor,
                            fields,
                            json.treeToValue(whole, ChangeEvent.ChangeDrafted.class)
                                    .operations());
                case "change.ChangeAmended" ->
                    keep(
                            actor,
                            fields,
                            json.treeToValue(whole, ChangeEvent.ChangeAmended.class)
                                    .operations());
                case "change.ChangeCommitted" -> keepSubjects(actor, fields);
                default -> {}
            }
        }
        return whole;
    }

    /** The stored operations stand in the order of the read ones. */
    private static void keep(Actor actor, ObjectNode fields, List<Operation> operations) {
        JsonNode stored = fields.path("operations");
        var kept = fields.putArray("operations");
        for (int i = 0; i < operations.size(); i++) {
            var tenants = operations.get(i).tenants();
            if (!tenants.isEmpty() && tenants.stream().allMatch(actor::sees)) {
                kept.add(stored.get(i));
            }
        }
    }

    private static void keepSubjects(Actor actor, ObjectNode fields) {
        JsonNode stored = fields.path("subjects");
        var kept = fields.putArray("subjects");
        for (JsonNode subject : stored) {
            if (isOf(actor, subject.asString())) {
                kept.add(subject);
            }
        }
    }

    /** A subject of a tenant's is {@code kind:tenant} or {@code kind:tenant/name}; a peering is the fabric's. */
    private static boolean isOf(Actor actor, String subject) {
        String id = subject.substring(subject.indexOf(':') + 1);
        int end = id.indexOf('/');
        return !subject.startsWith("peering:") && actor.sees(TenantId.parse(end < 0 ? id : id.substring(0, end)));
    }
}
