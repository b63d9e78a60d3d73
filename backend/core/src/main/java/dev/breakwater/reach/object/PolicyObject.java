package dev.breakwater.reach.object;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one object: a CiliumNetworkPolicy, a CiliumClusterwideNetworkPolicy or a NetworkPolicy. */
public final class PolicyObject {
    private static final String DEFAULT_NAMESPACE = "default";
    private static final Map<String, String> SERVED = Map.of(
            "CiliumNetworkPolicy", "cilium.io/v2",
            "CiliumClusterwideNetworkPolicy", "cilium.io/v2",
            "NetworkPolicy", "networking.k8s.io/v1");

    private PolicyObject() {}

    /**
     * What the object says, or who refuses it and why.
     *
     * @param tree maps, lists, strings, numbers, booleans and nulls, as any YAML or JSON parser gives them
     */
    public static Parsed parse(Object tree, Topology topology) {
        var root = new Tree("", tree);
        ObjectRef object = new ObjectRef("", "", null, "");
        try {
            object = reference(root);
            checkServed(root, object);
            return new Parsed.Accepted(object, clauses(root, object, topology));
        } catch (Unacceptable refusal) {
            return refusal.of(object);
        }
    }

    private static ObjectRef reference(Tree root) {
        String kind = root.at("kind").textOr("");
        String version = root.at("apiVersion").textOr("");
        Tree metadata = root.at("metadata");
        String namespace = metadata.at("namespace").textOr(DEFAULT_NAMESPACE);
        int slash = version.indexOf('/');
        return new ObjectRef(
                slash < 0 ? "" : version.substring(0, slash),
                kind,
                kind.equals("CiliumClusterwideNetworkPolicy")
                        ? null
                        : namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace,
                metadata.at("name").textOr(""));
    }

    private static void checkServed(Tree root, ObjectRef object) {
        String served = SERVED.get(object.kind());
        if (served == null) {
            throw Unacceptable.schema("kind", "no matches for kind \"" + object.kind() + "\"")
                    .remedy("Policies are " + SERVED.keySet().stream().sorted().toList());
        }
        String version = root.at("apiVersion").textOr("");
        if (!version.equals(served)) {
            throw Unacceptable.schema(
                            "apiVersion",
                            "no matches for kind \"" + object.kind() + "\" in version \"" + version + "\"")
                    .remedy("Write apiVersion: " + served);
        }
        if (object.name().isEmpty()) {
            throw Unacceptable.schema("metadata.name", object.kind() + " must have name");
        }
    }

    private static List<Clause> clauses(Tree root, ObjectRef object, Topology topology) {
        var scope = new Scope(object, object.namespace(), topology, doubt(root), false);
        return object.kind().equals("NetworkPolicy")
                ? NetworkPolicies.read(root.at("spec"), scope)
                : cilium(root, scope);
    }

    /** Agents leave an object that names AWS groups to the operator, which resolves them into another one: all of it is open. */
    private static @Nullable String doubt(Tree root) {
        boolean groups = Stream.concat(Stream.of(root.at("spec")), root.at("specs").items().stream())
                .flatMap(rule -> Rule.SECTIONS.stream().flatMap(section -> rule.at(section).items().stream()))
                .anyMatch(item -> !item.at("fromGroups").items().isEmpty()
                        || !item.at("toGroups").items().isEmpty());
        return groups ? "fromGroups and toGroups depend on AWS" : null;
    }

    /** One bad entry of {@code specs} drops the whole object. */
    private static List<Clause> cilium(Tree root, Scope scope) {
        Tree spec = root.at("spec");
        Tree specs = root.at("specs");
        if (!spec.isPresent() && !specs.isPresent()) {
            throw Unacceptable.cilium("", "Invalid CiliumNetworkPolicy: empty policy");
        }
        var clauses = new ArrayList<Clause>();
        if (spec.isPresent()) {
            clauses.addAll(Rule.read(spec, scope));
            if (scope.namespace() != null && spec.at("nodeSelector").isPresent()) {
                throw Unacceptable.cilium(
                                spec.path(), "Invalid CiliumNetworkPolicy spec: rule cannot have NodeSelector")
                        .remedy("nodeSelector belongs into a CiliumClusterwideNetworkPolicy");
            }
        }
        specs.items().forEach(rule -> clauses.addAll(Rule.read(rule, scope)));
        return clauses;
    }
}
