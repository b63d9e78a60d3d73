package dev.breakwater.compiler;

import dev.breakwater.cilium.AdmissionPolicy;
import dev.breakwater.cilium.AdmissionPolicy.Resources;
import dev.breakwater.cilium.AdmissionPolicy.Validation;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.Requesters;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.ClusterSettings.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the API server itself keeps people from: moving a namespace between tenants and, with guard {@code admission}, policies. */
final class Admission {
    private static final String NAME = "floor";
    private static final List<String> WRITES = List.of("CREATE", "UPDATE");
    private static final List<String> ALL_WRITES = List.of("CREATE", "UPDATE", "DELETE");

    private final ClusterSettings settings;

    private Admission(ClusterSettings settings) {
        this.settings = settings;
    }

    static Stream<Manifest> of(ClusterSettings settings) {
        Admission admission = new Admission(settings);
        return Stream.of(
                Fabric.manifest(
                        ObjectKind.ADMISSION_POLICY, NAME, admission.policy().spec()),
                Fabric.manifest(ObjectKind.ADMISSION_POLICY_BINDING, NAME, AdmissionPolicy.binding("bw-" + NAME)));
    }

    private AdmissionPolicy policy() {
        return new AdmissionPolicy(
                resources(),
                new TreeMap<>(
                        Map.of(Requesters.VARIABLE, writer(), "before", label("oldObject"), "after", label("object"))),
                validations());
    }

    /** Deletions inside a namespace pass, or a namespace could never be deleted; without a namespace they do not. */
    private List<Resources> resources() {
        var resources = new ArrayList<>(List.of(new Resources("", List.of("namespaces"), WRITES)));
        if (settings.guard() == Guard.ADMISSION) {
            resources.add(new Resources("cilium.io", List.of("ciliumnetworkpolicies"), WRITES));
            resources.add(new Resources("networking.k8s.io", List.of("networkpolicies"), WRITES));
            resources.add(new Resources("cilium.io", List.of("ciliumclusterwidenetworkpolicies"), ALL_WRITES));
        }
        return resources;
    }

    private List<Validation> validations() {
        var validations = new ArrayList<>(List.of(new Validation(
                "request.resource.resource != 'namespaces' || variables.writer || variables.before == variables.after",
                "The label " + settings.tenantLabel() + " says whose a namespace is; only Breakwater sets it")));
        if (settings.guard() == Guard.ADMISSION) {
            validations.add(new Validation(
                    "request.resource.resource == 'namespaces' || variables.writer"
                            + " || (namespaceObject != null && !" + claimed("namespaceObject") + ")",
                    "Network policies of tenants are written by Breakwater only; ask for a policy there"));
        }
        return validations;
    }

    private String writer() {
        var writers = settings.writers();
        return new Requesters(writers.users(), writers.groups()).expression();
    }

    /** The tenant that the object's label names, or nothing. */
    private String label(String object) {
        return object + " != null && " + claimed(object) + " ? " + object + ".metadata.labels['"
                + settings.tenantLabel() + "'] : ''";
    }

    private String claimed(String object) {
        return "(has(" + object + ".metadata.labels) && '" + settings.tenantLabel() + "' in " + object
                + ".metadata.labels)";
    }
}
