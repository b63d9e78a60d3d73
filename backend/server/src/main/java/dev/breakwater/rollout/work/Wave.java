package dev.breakwater.rollout.work;

import dev.breakwater.cilium.ObjectRef;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * In which order objects are put: denies before allows before default deny, and what a BGP session refers to before the session;
 * prunes go the other way round. Within a wave the order does not matter.
 */
public enum Wave {
    NAMESPACES,
    FLOOR,
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

    public static Wave of(ObjectRef ref) {
        return switch (ref.kind()) {
            case "Namespace" -> NAMESPACES;
            case "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding" -> FLOOR;
            case "CiliumBGPClusterConfig" -> SESSIONS;
            case "CiliumClusterwideNetworkPolicy" -> ofPolicy(ref.name());
            default -> NETWORK;
        };
    }

    /** Whether, within a unit, a failure in this wave keeps the later one from going: each switch waits for what it needs. */
    boolean holdsUp(Wave later) {
        boolean comesFirst = compareTo(later) < 0;
        return comesFirst && this != FLOOR && (this == NAMESPACES || isPolicy() == later.isPolicy());
    }

    /** Whether, within a unit, a failure in this wave keeps what others replace; the floor replaces nothing. */
    boolean holdsUpPrunes() {
        return this != FLOOR;
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
