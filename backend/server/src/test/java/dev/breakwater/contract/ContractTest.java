package dev.breakwater.contract;

import dev.breakwater.contract.ContractCommand.AcceptContract;
import dev.breakwater.contract.ContractCommand.EndContract;
import dev.breakwater.contract.ContractCommand.OfferContract;
import dev.breakwater.contract.ContractEvent.ContractAccepted;
import dev.breakwater.contract.ContractEvent.ContractEnded;
import dev.breakwater.contract.ContractEvent.ContractOffered;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ContractTest {
    private static final ContractId INVOICE = ContractId.parse("billing/invoice");
    private static final TenantId BILLING = TenantId.parse("billing");
    private static final TenantId TENANT_A = TenantId.parse("tenant-a");
    private static final TenantId TENANT_B = TenantId.parse("tenant-b");
    private static final ContractIntent.Terms TERMS = terms(443);
    private static final ContractOffered OFFERED = new ContractOffered(INVOICE, TERMS);
    private static final ContractAccepted ACCEPTED = new ContractAccepted(INVOICE);
    private static final ContractEnded ENDED = new ContractEnded(INVOICE, BILLING, "too old");

    private final AggregateTestFixture<Contract> contract = new AggregateTestFixture<>(Contract.class);

    @Test
    void isOffered() {
        contract.givenNoPriorActivity().when(new OfferContract(INVOICE, TERMS)).expectEvents(OFFERED);
    }

    @Test
    void isOfferedTwiceWithoutEffect() {
        contract.given(OFFERED, ACCEPTED)
                .when(new OfferContract(INVOICE, TERMS))
                .expectNoEvents();
    }

    @Test
    void isOfferedOtherwiseWhileNobodyHasAccepted() {
        contract.given(OFFERED)
                .when(new OfferContract(INVOICE, terms(8443)))
                .expectEvents(new ContractOffered(INVOICE, terms(8443)));
    }

    @Test
    void keepsItsTermsOnceAccepted() {
        contract.given(OFFERED, ACCEPTED)
                .when(new OfferContract(INVOICE, terms(8443)))
                .expectException(Rejection.class)
                .expectExceptionMessage("The terms of billing/invoice are already accepted");
    }

    @Test
    void isAcceptedByItsConsumer() {
        contract.given(OFFERED).when(new AcceptContract(INVOICE, TENANT_A)).expectEvents(ACCEPTED);
        contract.given(OFFERED, ACCEPTED)
                .when(new AcceptContract(INVOICE, TENANT_A))
                .expectNoEvents();
    }

    @Test
    void isNotAcceptedByItsProvider() {
        contract.given(OFFERED)
                .when(new AcceptContract(INVOICE, BILLING))
                .expectException(Rejection.class)
                .expectExceptionMessage("Only tenant-a can accept this contract")
                .expectNoEvents();
    }

    @Test
    void isUnknownToAnybodyElse() {
        contract.given(OFFERED)
                .when(new AcceptContract(INVOICE, TENANT_B))
                .expectException(Rejection.class)
                .expectExceptionMessage("There is no contract billing/invoice");
        contract.given(OFFERED)
                .when(new EndContract(INVOICE, TENANT_B, "no"))
                .expectException(Rejection.class)
                .expectExceptionMessage("There is no contract billing/invoice");
    }

    @Test
    void isNotAcceptedAfterItsEnd() {
        contract.given(OFFERED, ENDED)
                .when(new AcceptContract(INVOICE, TENANT_A))
                .expectException(Rejection.class)
                .expectExceptionMessage("The contract billing/invoice has ended");
    }

    @Test
    void isEndedByEitherSideOnce() {
        contract.given(OFFERED, ACCEPTED)
                .when(new EndContract(INVOICE, TENANT_A, "not needed"))
                .expectEvents(new ContractEnded(INVOICE, TENANT_A, "not needed"));
        contract.given(OFFERED)
                .when(new EndContract(INVOICE, BILLING, "too old"))
                .expectEvents(ENDED);
        contract.given(OFFERED, ENDED)
                .when(new EndContract(INVOICE, BILLING, "too old"))
                .expectNoEvents();
    }

    private static ContractIntent.Terms terms(int port) {
        return new ContractIntent.Terms(TENANT_A, Endpoints.ALL, Endpoints.ALL, List.of(Port.tcp(port)));
    }
}
