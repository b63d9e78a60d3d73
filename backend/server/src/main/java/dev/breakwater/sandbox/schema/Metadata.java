package dev.breakwater.sandbox.schema;

import dev.breakwater.sandbox.schema.Validation.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Kubernetes demands of every object's metadata: names, labels, annotations, finalizers, owner references. */
public final class Metadata {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern DNS_LABEL = Pattern.compile(LABEL);
    private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern QUALIFIED = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Set<String> STANDARD = Set.of("kubernetes", "orphan", "foregroundDeletion");

    private final List<Cause> causes = new ArrayList<>();

    private Metadata() {}

    /** What is wrong with an object's metadata, given what it was before (null for a new object). */
    public static List<Cause> check(Kind kind, @Nullable JsonNode present, JsonNode object) {
        var check = new Metadata();
        var metadata = object.path("metadata");
        check.name(kind, metadata.path("name").asString(""));
        metadata.path("labels").properties().forEach(e -> {
            check.key("metadata.labels", e.getKey());
            check.labelValue(e.getValue().asString(""));
        });
        metadata.path("annotations").properties().forEach(e -> check.key("metadata.annotations", e.getKey()));
        check.finalizers(kind, present == null ? null : present.path("metadata"), metadata);
        metadata.path("ownerReferences").forEach(check::owner);
        if (present != null && !metadata.path("uid").equals(present.at("/metadata/uid"))) {
            check.invalid("metadata.uid", metadata.path("uid").asString(""), "field is immutable");
        }
        return List.copyOf(check.causes);
    }

    private void name(Kind kind, String name) {
        boolean asLabel = kind.isNamespace() || kind.plural().equals("services");
        if (name.isEmpty()) {
            causes.add(new Cause(
                    "FieldValueRequired", "Required value: name or generateName is required", "metadata.name"));
        } else if (!(asLabel ? DNS_LABEL : SUBDOMAIN).matcher(name).matches() || name.length() > (asLabel ? 63 : 253)) {
            invalid("metadata.name", name, asLabel ? ASKED_LABEL : ASKED_SUBDOMAIN);
        }
    }

    private static final String ASKED_LABEL = "a lowercase RFC 1123 label must consist of lower case alphanumeric"
            + " characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or"
            + " '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
    private static final String ASKED_SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case"
            + " alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g."
            + " 'example.com', regex used for validation is"
            + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
    private static final String ASKED_NAME = "name part must consist of alphanumeric characters, '-', '_' or '.', and"
            + " must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex"
            + " used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    private static final String ASKED_VALUE = "a valid label must be an empty string or consist of alphanumeric"
            + " characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
            + " 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private void key(String field, String key) {
        int slash = key.indexOf('/');
        var name = key.substring(slash + 1);
        if (slash == 0) {
            invalid(field, key, "prefix part must be non-empty");
        } else if (slash > 0 && !SUBDOMAIN.matcher(key.substring(0, slash)).matches()) {
            invalid(field, key, "prefix part " + ASKED_SUBDOMAIN);
        }
        if (name.isEmpty()) {
            invalid(field, key, "name part must be non-empty");
        } else if (name.length() > 63) {
            invalid(field, key, "name part must be no more than 63 bytes");
        }
        if (!QUALIFIED.matcher(name).matches()) {
            invalid(field, key, ASKED_NAME);
        }
    }

    private void labelValue(String value) {
        if (value.length() > 63) {
            invalid("metadata.labels", value, "must be no more than 63 bytes");
        }
        if (!value.isEmpty() && !QUALIFIED.matcher(value).matches()) {
            invalid("metadata.labels", value, ASKED_VALUE);
        }
    }

    /** Kinds that are compiled in want a group in the name; of an object on its way out nothing more may be demanded. */
    private void finalizers(Kind kind, @Nullable JsonNode before, JsonNode metadata) {
        var names = metadata.path("finalizers")
                .valueStream()
                .map(f -> f.asString(""))
                .toList();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            key("metadata.finalizers", name);
            if (!kind.isCustom() && !name.contains("/") && !STANDARD.contains(name)) {
                var why = "name is neither a standard finalizer name nor is it fully qualified";
                invalid("metadata.finalizers[" + i + "]", name, why);
            }
        }
        if (before != null && before.has("deletionTimestamp")) {
            var added = new TreeSet<>(names);
            before.path("finalizers").forEach(f -> added.remove(f.asString("")));
            if (!added.isEmpty()) {
                var listed = added.stream().map(f -> "\"" + f + "\"").collect(Collectors.joining(", "));
                var why =
                        "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers"
                                + " []string{" + listed + "}";
                causes.add(new Cause("FieldValueForbidden", why, "metadata.finalizers"));
            }
        }
    }

    private void owner(JsonNode owner) {
        if (owner.path("apiVersion").asString("").isEmpty()) {
            invalid("metadata.ownerReferences.apiVersion", "", "version must not be empty");
        }
        for (var field : List.of("kind", "name", "uid")) {
            if (owner.path(field).asString("").isEmpty()) {
                invalid("metadata.ownerReferences." + field, "", "must not be empty");
            }
        }
    }

    private void invalid(String field, String value, String why) {
        causes.add(new Cause("FieldValueInvalid", "Invalid value: \"" + value + "\": " + why, field));
    }
}
