package dev.breakwater.cluster;

import dev.breakwater.cilium.Requesters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whether an admission policy of ours would keep ourselves out; what cannot be told counts as a yes. */
final class Lockout {
    private static final String REMEDY = "; name it in breakwater.cluster.writers.users, or a group of it in"
            + " breakwater.cluster.writers.groups, start again and commit a change, or use the account that is named";

    private Lockout() {}

    /** Why it would, in a sentence; empty when it names us. */
    static Optional<String> by(String yaml, @Nullable Identity identity) {
        JsonNode policy = YAMLMapper.shared().readTree(yaml);
        String name = policy.path("metadata").path("name").asString("");
        if (identity == null) {
            return Optional.of(name + " is held back: the API server does not tell as whom it knows Breakwater, which"
                    + " the policy might lock out");
        }
        boolean named = Requesters.parse(writer(policy))
                .filter(writers -> writers.include(identity.user(), identity.groups()))
                .isPresent();
        return named
                ? Optional.empty()
                : Optional.of(name + " is held back, or it would lock Breakwater out: it does not name "
                        + identity.user() + ", as whom the API server knows Breakwater" + REMEDY);
    }

    private static String writer(JsonNode policy) {
        return policy.path("spec")
                .path("variables")
                .valueStream()
                .filter(variable -> variable.path("name").asString("").equals(Requesters.VARIABLE))
                .map(variable -> variable.path("expression").asString(""))
                .findFirst()
                .orElse("");
    }
}
