package dev.breakwater.addressing;

import dev.breakwater.intent.PoolIntent;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A pool as it is read; without a body once it is gone, so that an event that comes again is known to be old. */
@Entity
@Table(name = "pool_row")
class PoolRow {
    /** The id within its cluster. */
    @Embeddable
    record Key(String cluster, String id) {}

    @EmbeddedId
    private Key key;

    @SuppressWarnings("UnusedVariable") // queries read it
    private String tenant;

    private byte @Nullable [] body;
    private long sequence;
    private long revision;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields itself
    protected PoolRow() {}

    PoolRow(Key key, String tenant) {
        this.key = key;
        this.tenant = tenant;
        this.sequence = -1;
        this.changedAt = Instant.EPOCH;
    }

    boolean saw(long event) {
        return event <= sequence;
    }

    void become(@Nullable PoolIntent next, JsonMapper json) {
        this.body = next == null ? null : json.writeValueAsBytes(next);
    }

    void touch(long event, long byRevision, Instant at) {
        this.sequence = event;
        this.revision = byRevision;
        this.changedAt = at;
    }

    @Nullable
    PoolIntent intent(JsonMapper json) {
        return body == null ? null : json.readValue(body, PoolIntent.class);
    }

    Optional<PoolDetails> details(JsonMapper json) {
        return Optional.ofNullable(intent(json)).map(intent -> new PoolDetails(intent, revision, changedAt));
    }

    PoolSummary summary(JsonMapper json) {
        var intent = Objects.requireNonNull(intent(json), "only what is there is listed");
        return new PoolSummary(intent.id(), List.copyOf(intent.blocks()), revision, changedAt);
    }

    String id() {
        return key.id();
    }
}
