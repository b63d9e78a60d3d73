package dev.breakwater.reach.object;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kubernetes' rules for the keys and values of labels, and the keys that Cilium adds to a pod's own. */
final class LabelNames {
    static final String NAMESPACE = "io.kubernetes.pod.namespace";
    static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";
    static final String CIDR_GROUP_NAME = "io.cilium.policy.cidrgroupname/";

    private static final int LONGEST = 63;
    private static final int LONGEST_PREFIX = 253;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private LabelNames() {}

    /** What is wrong with a key, or null. */
    static @Nullable String wrongKey(String key) {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        if (name.indexOf('/') >= 0) {
            return "a qualified name must consist of alphanumeric characters, '-', '_' or '.', with an optional DNS prefix";
        }
        if (slash >= 0 && !isSubdomain(key.substring(0, slash))) {
            return "prefix part a lowercase RFC 1123 subdomain is needed";
        }
        if (name.isEmpty()) {
            return "name part must be non-empty";
        }
        if (name.length() > LONGEST) {
            return "name part must be no more than 63 bytes";
        }
        return NAME.matcher(name).matches()
                ? null
                : "name part must consist of alphanumeric characters, '-', '_' or '.'";
    }

    /** What is wrong with a value, or null. */
    static @Nullable String wrongValue(String value) {
        if (value.length() > LONGEST) {
            return "must be no more than 63 bytes";
        }
        return value.isEmpty() || NAME.matcher(value).matches()
                ? null
                : "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.'";
    }

    static boolean isSubdomain(String text) {
        return text.length() <= LONGEST_PREFIX && SUBDOMAIN.matcher(text).matches();
    }
}
