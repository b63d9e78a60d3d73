package dev.breakwater.situation;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import java.util.List;

/** What is planned together; between realms no order is needed for any flow or route. */
public enum Realm {
    /** The API server's own guard. */
    ADMISSION(ObjectKind.ADMISSION_POLICY, ObjectKind.ADMISSION_POLICY_BINDING),
    /** Policies, and the labels that decide whom they select. */
    FLOWS(ObjectKind.NAMESPACE, ObjectKind.CLUSTERWIDE_POLICY),
    /** Addresses, and who hears of them. */
    FABRIC(
            ObjectKind.LOAD_BALANCER_POOL,
            ObjectKind.BGP_CLUSTER_CONFIG,
            ObjectKind.BGP_PEER_CONFIG,
            ObjectKind.BGP_ADVERTISEMENT);

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, and handed to nobody
    private final List<ObjectKind> kinds;

    Realm(ObjectKind... kinds) {
        this.kinds = List.of(kinds);
    }

    public boolean holds(Manifest manifest) {
        return holds(manifest.ref());
    }

    public boolean holds(ObjectRef ref) {
        return ObjectKind.of(ref.group(), ref.kind()).filter(kinds::contains).isPresent();
    }
}
