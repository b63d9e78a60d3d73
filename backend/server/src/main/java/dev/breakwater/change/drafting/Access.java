package dev.breakwater.change.drafting;

import dev.breakwater.change.Proposal;
import dev.breakwater.intent.Operation;
import dev.breakwater.policy.PolicyCommand.ExpirePolicy;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Who may ask for which operations, and whose business they are. */
public final class Access {
    private Access() {}

    /** Refuses what the actor itself asks for and may not; another tenant's subjects do not exist for it. */
    public static void check(Actor actor, List<Operation> operations) {
        each(operations, operation -> check(actor, operation, operation.operatorOnly()));
    }

    /** Refuses what the actor may not even propose: a draft may hold more of an owner's own than the owner may commit. */
    public static void checkProposed(Actor actor, List<Operation> operations) {
        each(operations, operation -> check(actor, operation, !operation.proposable()));
    }

    private static void each(List<Operation> operations, Consumer<Operation> check) {
        for (int i = 0; i < operations.size(); i++) {
            try {
                check.accept(operations.get(i));
            } catch (Rejection rejection) {
                throw rejection.at("/operations/" + i);
            }
        }
    }

    /** Refuses to carry a stored change out or to alter it unless the actor might have asked for all of it. */
    public static void checkStored(Actor actor, ChangeState change) {
        checkStored(actor, change, Operation::operatorOnly);
    }

    /** Refuses to look at a draft, or to discard one's own, unless the actor might have proposed all of it. */
    public static void checkProposed(Actor actor, ChangeState draft) {
        checkStored(actor, draft, operation -> !operation.proposable());
    }

    private static void checkStored(Actor actor, ChangeState change, Predicate<Operation> closed) {
        checkSeen(actor, change);
        for (Operation operation : change.proposal().operations()) {
            if (!allows(actor, operation, closed.test(operation))) {
                throw Rejection.forbidden("change-not-yours", "This change holds what you may not ask for")
                        .remedy("Ask a network operator");
            }
        }
    }

    /** Only an operator answers for what is not proven. */
    public static void checkOverride(Actor actor, Proposal proposal) {
        if (proposal.override() != null && !actor.isOperator()) {
            throw Rejection.forbidden(
                            "override-needs-operator", "Only a network operator may override a plan that is not proven")
                    .at("/override")
                    .remedy("Leave the override out, or ask a network operator to commit the change");
        }
    }

    static void checkSeen(Actor actor, ChangeState change) {
        boolean seen = actor.seesEverything()
                || change.proposal().operations().stream().anyMatch(operation -> sees(actor, operation));
        if (!seen) {
            throw Rejection.notFound("change " + change.id());
        }
    }

    public static boolean allows(Actor actor, Operation operation) {
        return allows(actor, operation, operation.operatorOnly());
    }

    private static boolean allows(Actor actor, Operation operation, boolean closed) {
        return actor.isOperator() || (!closed && actsForAll(actor, operation));
    }

    public static boolean sees(Actor actor, Operation operation) {
        return actor.seesEverything() || tenantsOf(operation).stream().anyMatch(actor::sees);
    }

    /** Whoever is asked, and whoever owns the subject: a contract is its provider's business too when a consumer accepts. */
    public static Set<TenantId> tenantsOf(Operation operation) {
        var tenants = new HashSet<>(operation.tenants());
        String id = operation.subject().id();
        switch (operation.subject().kind()) {
            case TENANT -> tenants.add(TenantId.parse(id));
            case POLICY, CONTRACT, POOL, ADVERTISEMENT -> tenants.add(TenantId.parse(id.substring(0, id.indexOf('/'))));
            case PEERING -> {}
        }
        return tenants;
    }

    private static void check(Actor actor, Operation operation, boolean closed) {
        if (operation instanceof ExpirePolicy && !actor.equals(Actor.BREAKWATER)) {
            throw Rejection.forbidden(
                            "policy-expires-by-itself", "Only Breakwater lets a policy expire, when it is due")
                    .remedy("Withdraw the policy");
        }
        if (actor.isOperator()) {
            return;
        }
        if (!operation.tenants().stream().allMatch(actor::sees)) {
            throw Rejection.notFound(operation.subject().kind().word() + " "
                    + operation.subject().id());
        }
        if (closed) {
            throw Rejection.forbidden("operator-only", "Only a network operator may ask for this")
                    .remedy("Ask a network operator");
        }
        if (!actsForAll(actor, operation)) {
            throw Rejection.forbidden("role-changes-nothing", "Your role may look at everything and change nothing");
        }
    }

    private static boolean actsForAll(Actor actor, Operation operation) {
        return !operation.tenants().isEmpty() && operation.tenants().stream().allMatch(actor::actsFor);
    }
}
