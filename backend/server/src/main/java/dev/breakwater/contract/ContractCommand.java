package dev.breakwater.contract;

import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a contract can be asked to do or undergo, and on behalf of which of its two sides. */
public sealed interface ContractCommand extends Operation {
    ContractId contractId();

    /** The tenant that asks. */
    TenantId onBehalfOf();

    /** The provider offers, or replaces an offer that is not accepted yet. */
    record OfferContract(ContractId contractId, ContractIntent.Terms terms) implements ContractCommand {
        public OfferContract {
            offer(contractId, terms);
        }

        @Override
        public TenantId onBehalfOf() {
            return contractId.provider();
        }
    }

    /** The consumer agrees to the terms as they stand. */
    record AcceptContract(ContractId contractId, TenantId onBehalfOf) implements ContractCommand {}

    /** Either side ends an offer or an agreement. */
    record EndContract(ContractId contractId, TenantId onBehalfOf, String reason) implements ContractCommand {
        public EndContract {
            reason = reason.strip();
            if (reason.isEmpty() || reason.length() > 500) {
                throw Rejection.invalid("reason-missing", "Ending a contract needs a reason of 1 to 500 characters")
                        .at("/reason");
            }
        }
    }

    @TargetAggregateIdentifier
    default String aggregate() {
        return subject().toString();
    }

    @Override
    default Subject subject() {
        return Subject.of(contractId());
    }

    @Override
    default Set<TenantId> tenants() {
        return Set.of(onBehalfOf());
    }

    @Override
    default String sentence() {
        return switch (this) {
            case OfferContract(var id, var terms) -> "Offer contract " + id + " to " + terms.consumer();
            case AcceptContract(var id, var tenant) -> "Accept contract " + id + " for " + tenant;
            case EndContract(var id, var tenant, var reason) -> "End contract " + id + " for " + tenant + ": " + reason;
        };
    }

    /** The commands that lead from one intent to another; both absent or equal: none. */
    static List<ContractCommand> between(@Nullable ContractIntent before, @Nullable ContractIntent after) {
        var path = new ArrayList<ContractCommand>();
        if (before != null && (after == null || mustEnd(before, after))) {
            path.add(new EndContract(before.id(), before.provider(), "The change restores an intent without it"));
        }
        if (after != null && (before == null || mustEnd(before, after) || !sameTerms(before, after))) {
            path.add(new OfferContract(after.id(), after.terms()));
        }
        if (after != null && after.accepted() && !after.equals(before)) {
            path.add(new AcceptContract(after.id(), after.consumer()));
        }
        return List.copyOf(path);
    }

    /** Only the end of an agreement takes back a consent. */
    private static boolean mustEnd(ContractIntent before, ContractIntent after) {
        return before.accepted() && !before.equals(after);
    }

    private static boolean sameTerms(ContractIntent before, ContractIntent after) {
        return before.terms().equals(after.terms());
    }

    private static ContractIntent offer(ContractId id, ContractIntent.Terms terms) {
        return new ContractIntent(id, terms, false);
    }
}
