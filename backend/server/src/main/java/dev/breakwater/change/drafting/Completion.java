package dev.breakwater.change.drafting;

import dev.breakwater.change.Proposal;
import dev.breakwater.change.intents.ClusterLock;
import dev.breakwater.change.intents.IntentRows;
import dev.breakwater.change.operation.Transition;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Operation;
import dev.breakwater.tenant.TenantCommand;
import dev.breakwater.tenant.TenantCommand.DeclineTenant;
import dev.breakwater.tenant.TenantCommand.OffboardTenant;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Makes a proposal say all that it takes, before it is drafted, so that what is reviewed is what is committed: a tenant is
 * offboarded or declined after what it still has is withdrawn, ended, closed and released.
 */
@Component
public class Completion {
    private final ClusterLock lock;
    private final IntentRows intents;

    Completion(ClusterLock lock, IntentRows intents) {
        this.lock = lock;
        this.intents = intents;
    }

    public Proposal of(Actor actor, Proposal proposal) {
        if (proposal.operations().isEmpty()) {
            throw Rejection.invalid("operations-missing", "A change needs at least one operation")
                    .at("/operations");
        }
        Access.checkOverride(actor, proposal);
        Access.checkProposed(actor, proposal.operations());
        var complete = new ArrayList<Operation>();
        for (Operation operation : proposal.operations()) {
            if (operation instanceof OffboardTenant || operation instanceof DeclineTenant) {
                complete.addAll(farewell(actor, (TenantCommand) operation));
            }
            complete.add(operation);
        }
        return proposal.with(complete);
    }

    private List<Operation> farewell(Actor actor, TenantCommand leaving) {
        TenantId tenant = leaving.tenantId();
        IntentSnapshot all = intents.newestOf(lock.cluster(), Set.of(tenant));
        IntentSnapshot own = IntentSnapshot.of(all.intents().values().stream()
                .filter(intent -> intent.tenants().contains(tenant))
                .filter(intent -> !intent.subject().equals(leaving.subject()))
                .toList());
        return Transition.between(actor, own, IntentSnapshot.EMPTY);
    }
}
