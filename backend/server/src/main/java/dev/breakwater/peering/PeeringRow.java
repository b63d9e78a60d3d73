package dev.breakwater.peering;

import dev.breakwater.intent.PeeringIntent;
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

/** A peering as it is read; without a body once it is gone, so that an event that comes again is known to be old. */
@Entity
@Table(name = "peering_row")
class PeeringRow {
    /** The id within its cluster. */
    @Embeddable
    record Key(String cluster, String id) {}

    @EmbeddedId
    private Key key;

    private byte @Nullable [] body;
    private long sequence;
    private long revision;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields itself
    protected PeeringRow() {}

    PeeringRow(Key key) {
        this.key = key;
        this.sequence = -1;
        this.changedAt = Instant.EPOCH;
    }

    boolean saw(long event) {
        return event <= sequence;
    }

    void become(@Nullable PeeringIntent next, JsonMapper json) {
        this.body = next == null ? null : json.writeValueAsBytes(next);
    }

    void touch(long event, long byRevision, Instant at) {
        this.sequence = event;
        this.revision = byRevision;
        this.changedAt = at;
    }

    @Nullable
    PeeringIntent intent(JsonMapper json) {
        return body == null ? null : json.readValue(body, PeeringIntent.class);
    }

    Optional<PeeringDetails> details(JsonMapper json) {
        return Optional.ofNullable(intent(json)).map(intent -> new PeeringDetails(intent, revision, changedAt));
    }

    PeeringSummary summary(JsonMapper json) {
        var intent = Objects.requireNonNull(intent(json), "only what is there is listed");
        return new PeeringSummary(
                intent.id(),
                intent.instance().name(),
                intent.peerAsn(),
                List.copyOf(intent.addresses()),
                revision,
                changedAt);
    }

    String id() {
        return key.id();
    }
}
