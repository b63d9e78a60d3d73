package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * In which order objects are put: denies before allows before default deny, and what a BGP session refers to before the session;
 * prunes go the other way round. Within a wave the order does not matter.
 */
enum Wave {
    NAMESPACES,
    DENIES,
    ALLOWS,
    CLOSED,
    NETWORK,
    SESSIONS;

    private static final Pattern DENY = Pattern.compile(".*-(guard|deny)-[0-9a-f]{10}");

    static List<Wave> forPuts() {
        return Arrays.asList(values());
    }

    static List<Wave> forPrunes() {
        return forPuts().reversed();
    }

    static Wave of(ObjectRef ref) {
        return switch (ref.kind()) {
            case "Namespace", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding" -> NAMESPACES;
            case "CiliumBGPClusterConfig" -> SESSIONS;
            case "CiliumClusterwideNetworkPolicy" -> ofPolicy(ref.name());
            default -> NETWORK;
        };
    }

    /** Whether, within a unit, a failure in this wave keeps the later one from going: each switch waits for what it needs. */
    boolean holdsUp(Wave later) {
        boolean comesFirst = compareTo(later) < 0;
        return comesFirst && (this == NAMESPACES || isPolicy() == later.isPolicy());
    }

    private boolean isPolicy() {
        return this == DENIES || this == ALLOWS || this == CLOSED;
    }

    private static Wave ofPolicy(String name) {
        if (name.endsWith("-closed")) {
            return CLOSED;
        }
        return DENY.matcher(name).matches() ? DENIES : ALLOWS;
    }
}
