package dev.breakwater.cluster;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Counts pods that Cilium makes endpoints of: on a network of their own, and not run to their end. */
final class Pods {
    private static final String NAMESPACES = "/api/v1/namespaces";
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private final Pages pages;
    private final int most;
    private int found;

    Pods(Pages pages, int most) {
        this.pages = pages;
        this.most = most;
    }

    /** Empty when the cluster does not say, whether it may not, cannot or is not there. */
    Optional<Integer> count(String namespaceSelector, Set<String> named, String podSelector) {
        try {
            for (String namespace : namespaces(namespaceSelector, named)) {
                if (found < most) {
                    pages.each(
                            NAMESPACES + "/" + namespace + "/pods",
                            selecting(podSelector),
                            most - found,
                            this::counted);
                }
            }
            return Optional.of(found);
        } catch (Pages.Failed _) {
            return Optional.empty();
        }
    }

    private Set<String> namespaces(String selector, Set<String> named) {
        var names = new HashSet<String>();
        pages.each(
                NAMESPACES,
                selecting(selector),
                each -> names.add(each.path("metadata").path("name").asString("")));
        if (!named.isEmpty()) {
            names.retainAll(named);
        }
        return names;
    }

    private static String selecting(String selector) {
        return "labelSelector=" + Pages.encoded(selector);
    }

    /** Whether more are to be counted. */
    private boolean counted(JsonNode pod) {
        if (!pod.path("spec").path("hostNetwork").asBoolean(false)
                && !OVER.contains(pod.path("status").path("phase").asString(""))) {
            found++;
        }
        return found < most;
    }
}
