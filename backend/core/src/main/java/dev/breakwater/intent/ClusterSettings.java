package dev.breakwater.intent;

import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Rejection;
import java.util.regex.Pattern;

/** What holds for a whole cluster and is decided by whoever runs Breakwater, not by intent. */
public record ClusterSettings(ClusterName cluster, String tenantLabel, Guard guard) {

    /** What keeps tenants' own policies from opening flows between tenants. */
    public enum Guard {
        /** Deny rules for every other tenant: final in Cilium, at two map entries for each foreign identity. */
        DENY,
        /** Nobody but Breakwater writes policies in claimed namespaces or touches the tenant label. */
        ADMISSION
    }

    public static final String TENANT_LABEL = "tenant.io/tenantId";

    private static final Pattern LABEL =
            Pattern.compile("[a-z0-9]([-a-z0-9.]{0,200}[a-z0-9])?/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    public ClusterSettings {
        if (!LABEL.matcher(tenantLabel).matches()) {
            throw Rejection.invalid(
                    "tenant-label-invalid",
                    "The tenant label '" + tenantLabel
                            + "' must have a DNS prefix and a slash, like tenant.io/tenantId");
        }
    }
}
