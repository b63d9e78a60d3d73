package dev.breakwater.question;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The namespaces that a policy's selectors name, which need not stand in the files themselves. */
final class MentionedNamespaces {
    private static final String NAMESPACE = "io.kubernetes.pod.namespace";
    private static final String NAME = "kubernetes.io/metadata.name";

    private final SortedSet<String> found = new TreeSet<>();

    private MentionedNamespaces() {}

    static SortedSet<String> in(Map<?, ?> policy) {
        var mentioned = new MentionedNamespaces();
        mentioned.collect(policy);
        return mentioned.found;
    }

    private void collect(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            list.forEach(this::collect);
        } else if (tree instanceof Map<?, ?> map) {
            if (isNamespace(map.get("key"))) {
                add(map.get("values"));
            }
            map.forEach((key, value) -> {
                if (isNamespace(key)) {
                    add(value);
                }
                collect(value);
            });
        }
    }

    private static boolean isNamespace(@Nullable Object key) {
        return key instanceof String name && (name.endsWith(NAMESPACE) || name.endsWith(NAME));
    }

    private void add(@Nullable Object value) {
        if (value instanceof String name) {
            found.add(name);
        } else if (value instanceof List<?> list) {
            list.forEach(this::add);
        }
    }
}
