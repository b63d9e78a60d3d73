package dev.breakwater.intent;

import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Rejection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What holds for a whole cluster and is decided by whoever runs Breakwater, not by intent. */
public record ClusterSettings(ClusterName cluster, String tenantLabel, Guard guard, Writers writers) {

    /** What keeps tenants' own policies from opening flows between tenants. */
    public enum Guard {
        /** Deny rules for every other tenant: final in Cilium, at two map entries for each foreign identity. */
        DENY,
        /** Nobody but Breakwater writes policies in claimed namespaces or touches the tenant label. */
        ADMISSION
    }

    /** Who may write what the floor protects, by name or by group as the API server sees them; the groups break the glass. */
    public record Writers(SortedSet<String> users, SortedSet<String> groups) {
        /** Breakwater's service account as k8s/ installs it, and the cluster's own administrators. */
        public static final Writers DEFAULT = new Writers(
                new TreeSet<>(Set.of("system:serviceaccount:breakwater:breakwater")),
                new TreeSet<>(Set.of("breakwater:break-glass", "system:masters")));

        public Writers {
            users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
            groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
            if (users.isEmpty()) {
                throw Rejection.invalid(
                                "writers-missing", "The floor needs the name of at least one user that may write")
                        .remedy("Give the name that the API server knows Breakwater by");
            }
        }
    }

    public static final String TENANT_LABEL = "tenant.io/tenantId";

    private static final Pattern LABEL =
            Pattern.compile("(?=[^/]{1,200}/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"
                    + "/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    public ClusterSettings(ClusterName cluster, String tenantLabel, Guard guard) {
        this(cluster, tenantLabel, guard, Writers.DEFAULT);
    }

    public ClusterSettings {
        if (!LABEL.matcher(tenantLabel).matches()) {
            throw Rejection.invalid(
                    "tenant-label-invalid",
                    "The tenant label '" + tenantLabel
                            + "' must have a DNS prefix and a slash, like tenant.io/tenantId");
        }
    }
}
