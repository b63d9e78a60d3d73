package dev.breakwater.console.policy;

import dev.breakwater.document.Bodies;
import dev.breakwater.document.IntentYaml;
import dev.breakwater.document.Places;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.vocabulary.Rejection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A policy as YAML: what REST answers and takes, and what an exported tenant has under the policy's name. */
@Component
class PolicyText {
    private final Bodies bodies;
    private final IntentYaml yaml;

    PolicyText(Bodies bodies, IntentYaml yaml) {
        this.bodies = bodies;
        this.yaml = yaml;
    }

    String of(@Nullable PolicySpec spec) {
        return spec == null ? "" : yaml.of(spec);
    }

    PolicySpec read(String text) {
        return bodies.yaml(text, PolicySpec.class);
    }

    /** The line that is to blame for a refusal; 0 when none is. */
    static int line(String text, Rejection refusal) {
        return Places.of(text).line(refusal.pointer());
    }
}
