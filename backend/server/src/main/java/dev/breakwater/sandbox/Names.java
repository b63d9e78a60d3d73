package dev.breakwater.sandbox;

import dev.breakwater.sandbox.schema.Kind;
import dev.breakwater.sandbox.schema.Validation.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What Kubernetes demands of the names of objects and of the keys and values of labels. */
final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern DNS_LABEL = Pattern.compile(LABEL);
    private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern QUALIFIED = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");

    private Names() {}

    static List<Cause> check(Kind kind, JsonNode object) {
        var causes = new ArrayList<Cause>();
        var metadata = object.path("metadata");
        var name = metadata.path("name").asString("");
        boolean asLabel = kind.isNamespace() || kind.plural().equals("services");
        if (!(asLabel ? DNS_LABEL : SUBDOMAIN).matcher(name).matches() || name.length() > (asLabel ? 63 : 253)) {
            var form = asLabel ? "a lowercase RFC 1123 label" : "a lowercase RFC 1123 subdomain";
            causes.add(invalid("metadata.name", name, form + " must consist of lower case alphanumeric characters"));
        }
        metadata.path("labels").properties().forEach(e -> {
            checkKey("metadata.labels", e.getKey(), causes);
            checkValue(e.getValue().asString(""), causes);
        });
        metadata.path("annotations").properties().forEach(e -> checkKey("metadata.annotations", e.getKey(), causes));
        return causes;
    }

    private static void checkKey(String field, String key, List<Cause> causes) {
        int slash = key.indexOf('/');
        var prefix = slash < 0 ? "x" : key.substring(0, slash);
        var name = key.substring(slash + 1);
        boolean fits = SUBDOMAIN.matcher(prefix).matches()
                && prefix.length() <= 253
                && QUALIFIED.matcher(name).matches()
                && name.length() <= 63;
        if (!fits) {
            causes.add(invalid(field, key, "name part must consist of alphanumeric characters, '-', '_' or '.'"));
        }
    }

    private static void checkValue(String value, List<Cause> causes) {
        if (value.length() > 63 || !(value.isEmpty() || QUALIFIED.matcher(value).matches())) {
            causes.add(invalid(
                    "metadata.labels",
                    value,
                    "a valid label must be an empty string or consist of"
                            + " alphanumeric characters, '-', '_' or '.', and be no more than 63 characters"));
        }
    }

    private static Cause invalid(String field, String value, String why) {
        return new Cause("FieldValueInvalid", "Invalid value: \"" + value + "\": " + why, field);
    }
}
