package dev.breakwater.tenant;

import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.TenantId;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has happened to a tenant. Names and fields are stored for good. */
public sealed interface TenantEvent {
    TenantId tenantId();

    record TenantRequested(TenantId tenantId, String description, TenantIntent.Isolation isolation)
            implements TenantEvent {}

    record TenantDescribed(TenantId tenantId, String description) implements TenantEvent {}

    record TenantApproved(TenantId tenantId) implements TenantEvent {}

    record ApprovalWithdrawn(TenantId tenantId, String reason) implements TenantEvent {}

    record TenantDeclined(TenantId tenantId, String reason) implements TenantEvent {}

    record NamespaceClaimed(TenantId tenantId, NamespaceName namespace) implements TenantEvent {}

    record NamespaceReleased(TenantId tenantId, NamespaceName namespace) implements TenantEvent {}

    record IsolationChosen(TenantId tenantId, TenantIntent.Isolation isolation) implements TenantEvent {}

    record TenantSuspended(TenantId tenantId, String reason) implements TenantEvent {}

    record TenantResumed(TenantId tenantId) implements TenantEvent {}

    record TenantOffboarded(TenantId tenantId, String reason) implements TenantEvent {}

    /** What is asked for after the event; null when the tenant is no longer asked for. */
    static @Nullable TenantIntent evolve(@Nullable TenantIntent before, TenantEvent event) {
        return switch (event) {
            case TenantRequested(var id, var description, var isolation) ->
                new TenantIntent(id, description, TenantIntent.State.REQUESTED, isolation, new TreeSet<>());
            case TenantDescribed described -> existing(before, event).described(described.description());
            case TenantApproved _ -> existing(before, event).in(TenantIntent.State.APPROVED);
            case ApprovalWithdrawn _ -> existing(before, event).in(TenantIntent.State.REQUESTED);
            case TenantSuspended _ -> existing(before, event).in(TenantIntent.State.SUSPENDED);
            case TenantResumed _ -> existing(before, event).in(TenantIntent.State.APPROVED);
            case NamespaceClaimed claimed -> existing(before, event).with(claimed.namespace());
            case NamespaceReleased released -> existing(before, event).without(released.namespace());
            case IsolationChosen chosen -> existing(before, event).isolated(chosen.isolation());
            case TenantDeclined _, TenantOffboarded _ -> null;
        };
    }

    private static TenantIntent existing(@Nullable TenantIntent before, TenantEvent event) {
        return Objects.requireNonNull(before, () -> "No tenant stands before " + event);
    }
}
