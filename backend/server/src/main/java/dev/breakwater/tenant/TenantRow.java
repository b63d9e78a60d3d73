package dev.breakwater.tenant;

import dev.breakwater.intent.TenantIntent;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A tenant as it is read; without a body once it is gone, so that an event that comes again is known to be old. */
@Entity
@Table(name = "tenant_row")
class TenantRow {
    /** The id within its cluster. */
    @Embeddable
    record Key(String cluster, String id) {}

    @EmbeddedId
    private Key key;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable String state;

    private byte @Nullable [] body;
    private long sequence;
    private long revision;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields itself
    protected TenantRow() {}

    TenantRow(Key key) {
        this.key = key;
        this.sequence = -1;
        this.changedAt = Instant.EPOCH;
    }

    boolean saw(long event) {
        return event <= sequence;
    }

    void become(@Nullable TenantIntent next, JsonMapper json) {
        this.body = next == null ? null : json.writeValueAsBytes(next);
        this.state = next == null ? null : next.state().name();
    }

    void touch(long event, long byRevision, Instant at) {
        this.sequence = event;
        this.revision = byRevision;
        this.changedAt = at;
    }

    @Nullable
    TenantIntent intent(JsonMapper json) {
        return body == null ? null : json.readValue(body, TenantIntent.class);
    }

    Optional<TenantDetails> details(JsonMapper json) {
        return Optional.ofNullable(intent(json)).map(intent -> new TenantDetails(intent, revision, changedAt));
    }

    TenantSummary summary(JsonMapper json) {
        var intent = Objects.requireNonNull(intent(json), "only what is there is listed");
        return new TenantSummary(
                intent.id(),
                intent.description(),
                intent.state(),
                intent.isolation(),
                intent.namespaces().size(),
                revision,
                changedAt);
    }

    String id() {
        return key.id();
    }
}
