package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Validation.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a write's parameters may say. */
final class Options {
    private static final Set<String> VALIDATIONS = Set.of("", "Ignore", "Strict", "Warn");
    private static final Set<String> PROPAGATIONS = Set.of("", "Background", "Foreground", "Orphan");
    private static final int LONGEST_MANAGER = 128;

    private Options() {}

    /** Refuses a create, an update or a patch whose parameters are none. */
    static void check(Call call) {
        var causes = new ArrayList<Cause>();
        boolean applies = call.isApply();
        var manager = call.parameter("fieldManager");
        if (applies && manager.isEmpty()) {
            causes.add(new Cause("FieldValueRequired", "Required value: is required for apply patch", "fieldManager"));
        }
        if (!applies
                && call.verb() == Call.Verb.PATCH
                && !call.parameter("force").isEmpty()) {
            var why = "Forbidden: may not be specified for non-apply patch";
            causes.add(new Cause("FieldValueForbidden", why, "force"));
        }
        if (manager.length() > LONGEST_MANAGER) {
            var why = "Too long: may not be more than " + LONGEST_MANAGER + " bytes";
            causes.add(new Cause("FieldValueTooLong", why, "fieldManager"));
        }
        checkDryRun(call.parameter("dryRun"), causes);
        var validation = call.parameter("fieldValidation");
        if (!VALIDATIONS.contains(validation)) {
            causes.add(unsupported("fieldValidation", "\"" + validation + "\"", "", "Ignore", "Strict", "Warn"));
        }
        refuse(kind(call), causes);
    }

    private static String kind(Call call) {
        return switch (call.verb()) {
            case CREATE -> "CreateOptions";
            case UPDATE -> "UpdateOptions";
            default -> "PatchOptions";
        };
    }

    /** Refuses a delete whose options are none; they come in the body, or as parameters where there is none. */
    static void checkDelete(JsonNode options) {
        var causes = new ArrayList<Cause>();
        var propagation = options.path("propagationPolicy").asString("");
        if (!PROPAGATIONS.contains(propagation)) {
            causes.add(unsupported(
                    "propagationPolicy", "\"" + propagation + "\"", "Foreground", "Background", "Orphan", "nil"));
        }
        options.path("dryRun").forEach(value -> checkDryRun(value.asString(""), causes));
        refuse("DeleteOptions", causes);
    }

    private static void checkDryRun(String value, List<Cause> causes) {
        if (!value.isEmpty() && !value.equals("All")) {
            causes.add(unsupported("dryRun", "[\"" + value + "\"]", "All"));
        }
    }

    private static Cause unsupported(String field, String value, String... supported) {
        var listed = List.of(supported).stream().map(s -> "\"" + s + "\"").collect(Collectors.joining(", "));
        return new Cause(
                "FieldValueNotSupported", "Unsupported value: " + value + ": supported values: " + listed, field);
    }

    private static void refuse(String kind, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw ApiError.invalid("meta.k8s.io", kind, "", causes);
        }
    }
}
