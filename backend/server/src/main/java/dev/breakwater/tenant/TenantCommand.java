package dev.breakwater.tenant;

import dev.breakwater.intent.Operation;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a tenant can be asked to do or undergo. */
public sealed interface TenantCommand extends Operation {
    TenantId tenantId();

    /** A team asks to be onboarded with the namespaces it lives in. */
    record RequestTenant(
            TenantId tenantId,
            String description,
            TenantIntent.Isolation isolation,
            SortedSet<NamespaceName> namespaces)
            implements TenantCommand {
        public RequestTenant {
            description = described(description);
            namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
        }
    }

    /** Says anew what the tenant is. */
    record DescribeTenant(TenantId tenantId, String description) implements TenantCommand {
        public DescribeTenant {
            description = described(description);
        }
    }

    /** Lets a requested tenant into the cluster. */
    record ApproveTenant(TenantId tenantId) implements TenantCommand {}

    /** Puts an approved or suspended tenant back to where it waits for approval. */
    record WithdrawApproval(TenantId tenantId, String reason) implements TenantCommand {
        public WithdrawApproval {
            reason = reasoned(reason);
        }
    }

    /** Turns a requested tenant down. */
    record DeclineTenant(TenantId tenantId, String reason) implements TenantCommand {
        public DeclineTenant {
            reason = reasoned(reason);
        }
    }

    /** Gives the tenant one more namespace. */
    record ClaimNamespace(TenantId tenantId, NamespaceName namespace) implements TenantCommand {}

    /** Takes a namespace out of the tenant. */
    record ReleaseNamespace(TenantId tenantId, NamespaceName namespace) implements TenantCommand {}

    /** Decides whether the tenant's endpoints may talk among themselves without a policy. */
    record ChooseIsolation(TenantId tenantId, TenantIntent.Isolation isolation) implements TenantCommand {}

    /** Closes an approved tenant; its policies stay in intent. */
    record SuspendTenant(TenantId tenantId, String reason) implements TenantCommand {
        public SuspendTenant {
            reason = reasoned(reason);
        }
    }

    /** Opens a suspended tenant again, with the policies it then has. */
    record ResumeTenant(TenantId tenantId) implements TenantCommand {}

    /** Ends a tenant that holds nothing any more but its namespaces. */
    record OffboardTenant(TenantId tenantId, String reason) implements TenantCommand {
        public OffboardTenant {
            reason = reasoned(reason);
        }
    }

    @TargetAggregateIdentifier
    default String aggregate() {
        return subject().toString();
    }

    @Override
    default Subject subject() {
        return Subject.of(tenantId());
    }

    @Override
    default Set<TenantId> tenants() {
        return Set.of(tenantId());
    }

    @Override
    default boolean operatorOnly() {
        return !(this instanceof RequestTenant || this instanceof DescribeTenant || this instanceof ChooseIsolation);
    }

    /** To be let in, with this and that namespace, is what a newcomer asks for. */
    @Override
    default boolean proposable() {
        return !operatorOnly() || this instanceof ApproveTenant || this instanceof ClaimNamespace;
    }

    @Override
    default String sentence() {
        return switch (this) {
            case RequestTenant asked ->
                "Request tenant " + asked.tenantId() + " (" + word(asked.isolation()) + ") "
                        + listed(asked.namespaces());
            case DescribeTenant(var id, var description) -> "Describe tenant " + id + " as '" + description + "'";
            case ApproveTenant(var id) -> "Approve tenant " + id;
            case WithdrawApproval(var id, var reason) -> "Withdraw the approval of tenant " + id + ": " + reason;
            case DeclineTenant(var id, var reason) -> "Decline tenant " + id + ": " + reason;
            case ClaimNamespace(var id, var namespace) -> "Claim namespace " + namespace + " for tenant " + id;
            case ReleaseNamespace(var id, var namespace) -> "Release namespace " + namespace + " of tenant " + id;
            case ChooseIsolation(var id, var isolation) -> "Make tenant " + id + " " + word(isolation);
            case SuspendTenant(var id, var reason) -> "Suspend tenant " + id + ": " + reason;
            case ResumeTenant(var id) -> "Resume tenant " + id;
            case OffboardTenant(var id, var reason) -> "Offboard tenant " + id + ": " + reason;
        };
    }

    /** The commands that lead from one intent to another; both absent or equal: none. */
    static List<TenantCommand> between(@Nullable TenantIntent before, @Nullable TenantIntent after) {
        return TenantPath.between(before, after);
    }

    private static String word(TenantIntent.Isolation isolation) {
        return switch (isolation) {
            case SHARED -> "shared";
            case STRICT -> "strict";
        };
    }

    private static String listed(SortedSet<NamespaceName> namespaces) {
        return namespaces.isEmpty()
                ? "without namespaces"
                : "with " + namespaces.stream().map(NamespaceName::toString).collect(Collectors.joining(", "));
    }

    private static String described(String description) {
        if (description.strip().length() > 500) {
            throw Rejection.invalid("description-too-long", "A tenant's description has at most 500 characters")
                    .at("/description");
        }
        return description.strip();
    }

    private static String reasoned(String reason) {
        if (reason.isBlank() || reason.strip().length() > 500) {
            throw Rejection.invalid("reason-missing", "This needs a reason of 1 to 500 characters")
                    .at("/reason");
        }
        return reason.strip();
    }
}
