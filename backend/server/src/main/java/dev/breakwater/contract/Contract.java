package dev.breakwater.contract;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.breakwater.contract.ContractCommand.AcceptContract;
import dev.breakwater.contract.ContractCommand.EndContract;
import dev.breakwater.contract.ContractCommand.OfferContract;
import dev.breakwater.contract.ContractEvent.ContractAccepted;
import dev.breakwater.contract.ContractEvent.ContractEnded;
import dev.breakwater.contract.ContractEvent.ContractOffered;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Two tenants' agreement to talk: the provider offers, only the consumer may accept, either may end it. */
@Aggregate
class Contract {
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable ContractIntent intent;
    /** The consumer of the last terms, which may still ask for what has ended. */
    private @Nullable TenantId lastConsumer;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OfferContract command) {
        if (intent != null && intent.terms().equals(command.terms())) {
            return;
        }
        if (intent != null && intent.accepted()) {
            throw new Rejection("contract-accepted", "The terms of " + command.contractId() + " are already accepted")
                    .remedy("End the contract and offer it anew");
        }
        apply(new ContractOffered(command.contractId(), command.terms()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AcceptContract command) {
        checkSide(command);
        if (intent == null) {
            throw new Rejection("contract-ended", "The contract " + command.contractId() + " has ended")
                    .remedy("Ask " + command.contractId().provider() + " to offer it anew");
        }
        if (!command.onBehalfOf().equals(intent.consumer())) {
            throw Rejection.forbidden("contract-not-yours", "Only " + intent.consumer() + " can accept this contract");
        }
        if (!intent.accepted()) {
            apply(new ContractAccepted(command.contractId()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EndContract command) {
        checkSide(command);
        if (intent != null) {
            apply(new ContractEnded(command.contractId(), command.onBehalfOf(), command.reason()));
        }
    }

    @EventSourcingHandler
    void on(ContractEvent event) {
        intent = ContractEvent.evolve(intent, event);
        stream = "contract:" + event.contractId();
        if (intent != null) {
            lastConsumer = intent.consumer();
        }
    }

    /** To anyone else there is no such contract. */
    private void checkSide(ContractCommand command) {
        boolean isProvider = command.onBehalfOf().equals(command.contractId().provider());
        if (stream == null || !(isProvider || command.onBehalfOf().equals(lastConsumer))) {
            throw Rejection.notFound("contract " + command.contractId());
        }
    }
}
