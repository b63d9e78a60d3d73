package dev.breakwater.planning.flow;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import java.util.TreeMap;

/** How objects are named and marked that live no longer than a plan. */
public final class Temporary {
    /** On every temporary object, so that whoever plans after a crash knows what to take away. */
    public static final String LABEL = "breakwater.io/temporary";

    static final String NOBODY = "fabric";
    private static final int HASH_LENGTH = 10;

    private Temporary() {}

    /** Whether an object belongs to a plan and to no revision. */
    public static boolean is(Manifest manifest) {
        return "true".equals(manifest.labels().get(LABEL));
    }

    /** {@code bw-tenant-tmp-what-hash}: equal content, equal name. */
    static Manifest object(ObjectKind kind, String tenantLabel, String tenant, String what, Node.Fields spec) {
        var labels = new TreeMap<String, String>();
        labels.put(Manifest.MANAGED_BY, Manifest.BREAKWATER);
        labels.put(LABEL, "true");
        if (!tenant.equals(NOBODY)) {
            labels.put(tenantLabel, tenant);
        }
        String hash = spec.digest().substring(0, HASH_LENGTH);
        return new Manifest(kind.named("bw-" + tenant + "-tmp-" + what + "-" + hash), labels, spec);
    }
}
