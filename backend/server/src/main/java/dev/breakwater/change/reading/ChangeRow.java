package dev.breakwater.change.reading;

import dev.breakwater.change.Proposal;
import dev.breakwater.change.drafting.Access;
import dev.breakwater.change.intents.IntentRows;
import dev.breakwater.change.operation.OperationJson;
import dev.breakwater.vocabulary.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A change as its list shows it. */
@Entity
@Table(name = "change_row")
@NullUnmarked // Hibernate fills it
class ChangeRow {
    @Id
    UUID id;

    String cluster;
    String state;
    String author;
    String source;
    String reason;
    String ticket;
    String overrideReason;
    long base;
    Long revision;
    byte[] operations;

    @Column(columnDefinition = "text[]")
    String[] tenants;

    UUID reverts;
    UUID revertedBy;
    Instant draftedAt;
    Instant changedAt;
    long firstIndex;

    void propose(Proposal proposal, long on, OperationJson json) {
        base = on;
        reason = proposal.reason();
        ticket = proposal.ticket();
        overrideReason = proposal.override();
        reverts = proposal.reverts() == null ? null : proposal.reverts().value();
        operations = json.write(proposal.operations());
        var whose = new HashSet<TenantId>();
        proposal.operations().stream().map(Access::tenantsOf).forEach(whose::addAll);
        tenants = IntentRows.names(whose);
    }
}
