package dev.breakwater.change;

import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which intents of a kind: one tenant's or all that are seen, those whose fields say so, now or at a revision. */
public record IntentFilter(
        Subject.Kind kind,
        @Nullable TenantId tenant,
        Map<String, Object> said,
        @Nullable Long revision) {
    public IntentFilter {
        said = Map.copyOf(said);
    }
}
