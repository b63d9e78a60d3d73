package dev.breakwater.change;

import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which intents of a kind: one tenant's or all that are seen, those whose fields say so, now or at a revision, with this in a text unless it is blank. */
public record IntentFilter(
        Subject.Kind kind,
        @Nullable TenantId tenant,
        Map<String, Object> said,
        @Nullable Long revision,
        @Nullable String text) {
    public IntentFilter(
            Subject.Kind kind, @Nullable TenantId tenant, Map<String, Object> said, @Nullable Long revision) {
        this(kind, tenant, said, revision, null);
    }

    public IntentFilter {
        said = Map.copyOf(said);
        text = text == null || text.isBlank() ? null : text.strip();
    }
}
