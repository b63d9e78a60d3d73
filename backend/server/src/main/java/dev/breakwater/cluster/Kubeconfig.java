package dev.breakwater.cluster;

import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a kubeconfig, or says in one sentence why it cannot be used; never quotes it, since there are secrets in it. */
final class Kubeconfig {
    private Kubeconfig() {}

    static Config read(ClusterProperties properties) {
        String context = presentOrNull(properties.context());
        String path = presentOrNull(properties.kubeconfig());
        if (path == null) {
            return Config.autoConfigure(context);
        }
        var file = new File(path);
        check(file, context);
        return context == null ? Config.fromKubeconfig(file) : Config.fromKubeconfig(context, file);
    }

    private static @Nullable String presentOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static void check(File file, @Nullable String context) {
        if (!file.isFile()) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        if (!file.canRead()) {
            throw new IllegalArgumentException("the file " + file + " cannot be read");
        }
        JsonNode config = parsed(file);
        List<String> contexts = config.path("contexts")
                .valueStream()
                .map(each -> each.path("name").asString(""))
                .toList();
        if (contexts.isEmpty()) {
            throw new IllegalArgumentException("the file " + file + " is no kubeconfig: it has no contexts");
        }
        String used = context == null ? config.path("current-context").asString("") : context;
        if (!contexts.contains(used)) {
            throw new IllegalArgumentException("the file " + file + " has "
                    + (used.isEmpty() ? "no current context" : "no context " + used) + ", only "
                    + String.join(", ", contexts) + "; name one with --context");
        }
    }

    private static JsonNode parsed(File file) {
        try {
            return YAMLMapper.shared().readTree(file);
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw new IllegalArgumentException("the file " + file + " is not YAML"
                    + (where == null || where.getLineNr() <= 0 ? "" : ": look at line " + where.getLineNr()));
        }
    }
}
