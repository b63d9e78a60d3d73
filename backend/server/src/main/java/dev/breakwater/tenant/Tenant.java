package dev.breakwater.tenant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.breakwater.intent.TenantIntent;
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.ChooseIsolation;
import dev.breakwater.tenant.TenantCommand.ClaimNamespace;
import dev.breakwater.tenant.TenantCommand.DeclineTenant;
import dev.breakwater.tenant.TenantCommand.DescribeTenant;
import dev.breakwater.tenant.TenantCommand.OffboardTenant;
import dev.breakwater.tenant.TenantCommand.ReleaseNamespace;
import dev.breakwater.tenant.TenantCommand.RequestTenant;
import dev.breakwater.tenant.TenantCommand.ResumeTenant;
import dev.breakwater.tenant.TenantCommand.SuspendTenant;
import dev.breakwater.tenant.TenantCommand.WithdrawApproval;
import dev.breakwater.tenant.TenantEvent.ApprovalWithdrawn;
import dev.breakwater.tenant.TenantEvent.IsolationChosen;
import dev.breakwater.tenant.TenantEvent.NamespaceClaimed;
import dev.breakwater.tenant.TenantEvent.NamespaceReleased;
import dev.breakwater.tenant.TenantEvent.TenantApproved;
import dev.breakwater.tenant.TenantEvent.TenantDeclined;
import dev.breakwater.tenant.TenantEvent.TenantDescribed;
import dev.breakwater.tenant.TenantEvent.TenantOffboarded;
import dev.breakwater.tenant.TenantEvent.TenantRequested;
import dev.breakwater.tenant.TenantEvent.TenantResumed;
import dev.breakwater.tenant.TenantEvent.TenantSuspended;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A tenant's life; one that was declined or offboarded may ask again, so every command may meet one that is not there. */
@Aggregate
class Tenant {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable TenantIntent intent;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestTenant command) {
        TenantId id = command.tenantId();
        if (intent == null) {
            apply(new TenantRequested(id, command.description(), command.isolation()));
            command.namespaces().forEach(namespace -> apply(new NamespaceClaimed(id, namespace)));
        } else if (!intent.in(State.REQUESTED).equals(asIntent(command))) {
            throw new Rejection("tenant-exists", "The tenant " + id + " is already there, and not as requested")
                    .remedy("Change what differs, or choose another id");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DescribeTenant command) {
        if (!existing(command).description().equals(command.description())) {
            apply(new TenantDescribed(command.tenantId(), command.description()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApproveTenant command) {
        switch (existing(command).state()) {
            case REQUESTED -> apply(new TenantApproved(command.tenantId()));
            case APPROVED -> {} // approving twice changes nothing
            case SUSPENDED ->
                throw new Rejection("tenant-suspended", "The tenant " + command.tenantId() + " is suspended")
                        .remedy("Resume it");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawApproval command) {
        if (existing(command).state() != State.REQUESTED) {
            apply(new ApprovalWithdrawn(command.tenantId(), command.reason()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DeclineTenant command) {
        if (isGone()) {
            return;
        }
        if (existing(command).state() != State.REQUESTED) {
            throw new Rejection("tenant-approved", "The tenant " + command.tenantId() + " is already approved")
                    .remedy("Offboard it");
        }
        releaseAll(command);
        apply(new TenantDeclined(command.tenantId(), command.reason()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ClaimNamespace command) {
        if (!existing(command).namespaces().contains(command.namespace())) {
            apply(new NamespaceClaimed(command.tenantId(), command.namespace()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseNamespace command) {
        if (existing(command).namespaces().contains(command.namespace())) {
            apply(new NamespaceReleased(command.tenantId(), command.namespace()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChooseIsolation command) {
        if (existing(command).isolation() != command.isolation()) {
            apply(new IsolationChosen(command.tenantId(), command.isolation()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SuspendTenant command) {
        if (approved(command).state() == State.APPROVED) {
            apply(new TenantSuspended(command.tenantId(), command.reason()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ResumeTenant command) {
        if (approved(command).state() == State.SUSPENDED) {
            apply(new TenantResumed(command.tenantId()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OffboardTenant command) {
        if (isGone()) {
            return;
        }
        approved(command);
        releaseAll(command);
        apply(new TenantOffboarded(command.tenantId(), command.reason()));
    }

    @EventSourcingHandler
    void on(TenantEvent event) {
        intent = TenantEvent.evolve(intent, event);
        stream = "tenant:" + event.tenantId();
    }

    private boolean isGone() {
        return stream != null && intent == null;
    }

    private TenantIntent existing(TenantCommand command) {
        if (intent == null) {
            throw Rejection.notFound("tenant " + command.tenantId());
        }
        return intent;
    }

    private TenantIntent approved(TenantCommand command) {
        TenantIntent tenant = existing(command);
        if (tenant.state() == State.REQUESTED) {
            throw new Rejection("tenant-not-approved", "The tenant " + command.tenantId() + " is not approved yet")
                    .remedy("Approve or decline it first");
        }
        return tenant;
    }

    private void releaseAll(TenantCommand command) {
        existing(command)
                .namespaces()
                .forEach(namespace -> apply(new NamespaceReleased(command.tenantId(), namespace)));
    }

    private static TenantIntent asIntent(RequestTenant command) {
        return new TenantIntent(
                command.tenantId(), command.description(), State.REQUESTED, command.isolation(), command.namespaces());
    }
}
