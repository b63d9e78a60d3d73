package dev.breakwater.assessment;

import dev.breakwater.assessment.Answer.Rule;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.rule.Clause.Origin;
import dev.breakwater.vocabulary.Subject;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Leads from a rule in the cluster back to what somebody asked for: the compiler writes that into each description. */
record Origins(Map<ObjectRef, Manifest> manifests, String tenantLabel) {
    private static final Pattern ASKED = Pattern.compile("(Policy|Contract) ([a-z0-9-]+/[a-z0-9-]+)\\b.*");

    static Origins of(Collection<Manifest> manifests, String tenantLabel) {
        return new Origins(
                manifests.stream().collect(Collectors.toMap(Manifest::ref, Function.identity(), (one, _) -> one)),
                tenantLabel);
    }

    Rule rule(Origin origin) {
        Manifest manifest = manifests.get(origin.object());
        return new Rule(
                origin.object().kind() + "/" + origin.object().name(),
                origin.path(),
                description(manifest),
                manifest == null ? null : subject(manifest));
    }

    private @Nullable Subject subject(Manifest manifest) {
        Matcher asked = ASKED.matcher(description(manifest));
        if (asked.matches()) {
            return new Subject(
                    asked.group(1).equals("Policy") ? Subject.Kind.POLICY : Subject.Kind.CONTRACT, asked.group(2));
        }
        String tenant = manifest.labels().get(tenantLabel);
        return tenant == null ? null : new Subject(Subject.Kind.TENANT, tenant);
    }

    private static String description(@Nullable Manifest manifest) {
        return manifest != null
                        && manifest.spec() instanceof Node.Fields spec
                        && spec.get("description") instanceof Node.Text(var text)
                ? text
                : "";
    }
}
