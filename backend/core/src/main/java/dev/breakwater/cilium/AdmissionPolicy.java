package dev.breakwater.cilium;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The specs of a ValidatingAdmissionPolicy that fails closed and of the binding that puts it in force everywhere. */
public record AdmissionPolicy(
        List<Resources> resources, SortedMap<String, String> variables, List<Validation> validations) {

    /** Resources of one API group, in any version, and the operations on them that are looked at. */
    public record Resources(String group, List<String> resources, List<String> operations) {
        private Node node() {
            return Node.fields(Map.of(
                    "apiGroups", Node.texts(List.of(group)),
                    "apiVersions", Node.texts(List.of("*")),
                    "resources", Node.texts(resources),
                    "operations", Node.texts(operations),
                    "scope", Node.text("*")));
        }
    }

    /** A CEL expression that must hold, and what to say when it does not. */
    public record Validation(String expression, String message) {
        private Node node() {
            return Node.fields(Map.of(
                    "expression", Node.text(expression),
                    "message", Node.text(message),
                    "reason", Node.text("Forbidden")));
        }
    }

    public AdmissionPolicy {
        resources = List.copyOf(resources);
        validations = List.copyOf(validations);
    }

    /** With what the API server would default, so that what is read back equals what was sent. */
    public Node.Fields spec() {
        var constraints = Map.of(
                "matchPolicy",
                Node.text("Equivalent"),
                "namespaceSelector",
                new Node.Nothing(),
                "objectSelector",
                new Node.Nothing(),
                "resourceRules",
                Node.items(resources.stream().map(Resources::node).toList()));
        var fields = new TreeMap<String, Node>();
        fields.put("failurePolicy", Node.text("Fail"));
        fields.put("matchConstraints", Node.fields(constraints));
        fields.put(
                "variables",
                new Node.Items(variables.entrySet().stream()
                        .map(variable -> (Node) Node.fields(Map.of(
                                "name", Node.text(variable.getKey()), "expression", Node.text(variable.getValue()))))
                        .toList()));
        fields.put(
                "validations",
                Node.items(validations.stream().map(Validation::node).toList()));
        return new Node.Fields(fields);
    }

    /** Of the policy with this name. */
    public static Node.Fields binding(String policy) {
        return Node.fields(Map.of("policyName", Node.text(policy), "validationActions", Node.texts(List.of("Deny"))));
    }
}
