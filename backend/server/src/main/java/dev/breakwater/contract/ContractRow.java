package dev.breakwater.contract;

import dev.breakwater.intent.ContractIntent;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A contract as it is read; without a body once it is gone, so that an event that comes again is known to be old. */
@Entity
@Table(name = "contract_row")
class ContractRow {
    /** The id within its cluster. */
    @Embeddable
    record Key(String cluster, String id) {}

    @EmbeddedId
    private Key key;

    @SuppressWarnings("UnusedVariable") // queries read it
    private String provider;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable String consumer;

    private byte @Nullable [] body;
    private long sequence;
    private long revision;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields itself
    protected ContractRow() {}

    ContractRow(Key key, String provider) {
        this.key = key;
        this.provider = provider;
        this.sequence = -1;
        this.changedAt = Instant.EPOCH;
    }

    boolean saw(long event) {
        return event <= sequence;
    }

    void become(@Nullable ContractIntent next, JsonMapper json) {
        this.body = next == null ? null : json.writeValueAsBytes(next);
        this.consumer = next == null ? null : next.consumer().value();
    }

    void touch(long event, long byRevision, Instant at) {
        this.sequence = event;
        this.revision = byRevision;
        this.changedAt = at;
    }

    @Nullable
    ContractIntent intent(JsonMapper json) {
        return body == null ? null : json.readValue(body, ContractIntent.class);
    }

    Optional<ContractDetails> details(JsonMapper json) {
        return Optional.ofNullable(intent(json)).map(intent -> new ContractDetails(intent, revision, changedAt));
    }

    ContractSummary summary(JsonMapper json) {
        var intent = Objects.requireNonNull(intent(json), "only what is there is listed");
        return new ContractSummary(
                intent.id(),
                intent.consumer(),
                intent.accepted(),
                intent.terms().ports(),
                revision,
                changedAt);
    }

    String id() {
        return key.id();
    }
}
