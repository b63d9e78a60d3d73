package dev.breakwater.sandbox.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One entry of {@code metadata.managedFields}: who owns which fields, how, and since when. */
record Owner(String manager, String operation, String apiVersion, String subresource, String time, FieldSet fields) {
    static final String APPLY = "Apply";
    static final String UPDATE = "Update";

    private static final Comparator<Owner> ORDER = Comparator.comparing(Owner::operation)
            .thenComparing(Owner::time)
            .thenComparing(Owner::manager)
            .thenComparing(Owner::apiVersion)
            .thenComparing(Owner::subresource);

    static List<Owner> of(ObjectNode object) {
        var owners = new ArrayList<Owner>();
        for (var entry : object.path("metadata").path("managedFields")) {
            if (entry.isEmpty()) {
                continue; // how a client says that nobody shall own anything any more
            }
            owners.add(new Owner(
                    text(entry, "manager"),
                    text(entry, "operation"),
                    text(entry, "apiVersion"),
                    text(entry, "subresource"),
                    text(entry, "time"),
                    FieldSet.parse(entry.path("fieldsV1"))));
        }
        return owners;
    }

    private static String text(JsonNode entry, String name) {
        return entry.path(name).asString("");
    }

    static void write(ObjectNode object, List<Owner> owners) {
        var entries = JsonNodeFactory.instance.arrayNode();
        owners.stream()
                .filter(owner -> !owner.fields.isEmpty())
                .sorted(ORDER)
                .forEach(owner -> entries.add(owner.toJson()));
        var metadata = object.withObject("/metadata");
        if (entries.isEmpty()) {
            metadata.remove("managedFields");
        } else {
            metadata.set("managedFields", entries);
        }
    }

    private ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("apiVersion", apiVersion).put("fieldsType", "FieldsV1").set("fieldsV1", fields.toJson());
        json.put("manager", manager).put("operation", operation);
        if (!subresource.isEmpty()) {
            json.put("subresource", subresource);
        }
        return time.isEmpty() ? json : json.put("time", time); // who only came to share fields changed nothing yet
    }

    Owner holding(FieldSet other) {
        return new Owner(manager, operation, apiVersion, subresource, time, other);
    }

    Owner at(String otherTime) {
        return new Owner(manager, operation, apiVersion, subresource, otherTime, fields);
    }

    /** The same writer again: who applies is known by name, who updates by name and version. */
    boolean isSameAs(Owner other) {
        return manager.equals(other.manager)
                && operation.equals(other.operation)
                && subresource.equals(other.subresource)
                && (operation.equals(APPLY) || apiVersion.equals(other.apiVersion));
    }

    /** As the API server names an owner to whoever it stops. */
    String spoken() {
        var name = "\"" + manager + "\"" + (subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"");
        return operation.equals(APPLY) ? name : name + " using " + apiVersion;
    }
}
