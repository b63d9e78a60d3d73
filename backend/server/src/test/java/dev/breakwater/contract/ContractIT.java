package dev.breakwater.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.InRooms;
import dev.breakwater.change.Committed;
import dev.breakwater.contract.ContractCommand.AcceptContract;
import dev.breakwater.contract.ContractCommand.EndContract;
import dev.breakwater.contract.ContractCommand.OfferContract;
import dev.breakwater.intent.ContractIntent.Terms;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.tenant.TenantCommand.OffboardTenant;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ContractIT extends InRooms {
    @Autowired
    Contracts contracts;

    private TenantId provider;
    private TenantId consumer;
    private TenantId third;
    private ContractId orders;

    @BeforeEach
    void threeTenants() {
        int cast = fresh();
        provider = onboarded("provider-" + cast);
        consumer = onboarded("consumer-" + cast);
        third = onboarded("third-" + cast);
        orders = ContractId.parse(provider + "/orders");
    }

    @Test
    void needsBothSidesToBeThere() {
        Rejection nobody = refused(ownerOf(provider), new OfferContract(orders, terms(TenantId.parse("nobody"))));
        assertThat(nobody.code()).isEqualTo("contract-partner-unknown");
        assertThat(nobody.sentence()).isEqualTo("There is no tenant nobody to offer this to");
        assertThat(nobody.pointer()).isEqualTo("/operations/0/terms/consumer");
        var absent = TenantId.parse("absent");
        Rejection unknown =
                refused(ownerOf(absent), new OfferContract(ContractId.parse("absent/orders"), terms(consumer)));
        assertThat(unknown.code()).isEqualTo("tenant-not-onboarded");
        assertThat(unknown.sentence()).isEqualTo("The tenant absent is not onboarded");
    }

    @Test
    void mayBeOfferedToAnotherBeforeItIsAccepted() {
        submit(ownerOf(provider), offer());
        submit(ownerOf(provider), new OfferContract(orders, terms(third)));
        assertThat(contracts.find(ownerOf(third), orders).intent().consumer()).isEqualTo(third);
        assertThat(refusal(() -> contracts.find(ownerOf(consumer), orders)).code())
                .isEqualTo("not-found");
        submit(OPERATOR, new OffboardTenant(consumer, "it was never asked again"));
    }

    @Test
    void isReadByBothSidesAndByNobodyElse() {
        submit(ownerOf(provider), offer());
        Committed accepted = submit(ownerOf(consumer), new AcceptContract(orders, consumer));
        for (TenantId side : List.of(provider, consumer)) {
            assertThat(contracts.list(ownerOf(side), side, null, 10).items())
                    .containsExactly(new ContractSummary(
                            orders,
                            consumer,
                            true,
                            List.of(Port.tcp(8080)),
                            accepted.revision(),
                            contracts.find(ownerOf(side), orders).changedAt()));
        }
        var asThird = ownerOf(third);
        assertThat(refusal(() -> contracts.find(asThird, orders)).sentence())
                .isEqualTo("There is no contract " + orders);
        assertThat(contracts.list(asThird, null, null, 10).items()).isEmpty();
        assertThat(refusal(() -> contracts.list(asThird, consumer, null, 10)).code())
                .isEqualTo("not-found");
        assertThat(refused(asThird, new EndContract(orders, provider, "envy")).code())
                .isEqualTo("not-found");
    }

    @Test
    void isNotAcceptedByAThird() {
        submit(ownerOf(provider), offer());
        Rejection refusal = refused(ownerOf(third), new AcceptContract(orders, third));
        assertThat(refusal.sentence()).doesNotContain(consumer.value());
        assertThat(contracts.find(OPERATOR, orders).intent().accepted()).isFalse();
    }

    @Test
    void endsWhenItsConsumerLeaves() {
        submit(ownerOf(provider), offer());
        submit(ownerOf(consumer), new AcceptContract(orders, consumer));
        submit(OPERATOR, new OffboardTenant(consumer, "the team is gone"));
        assertThat(refusal(() -> contracts.find(ownerOf(provider), orders)).code())
                .isEqualTo("not-found");
    }

    @Test
    void isListedByPages() {
        for (String name : List.of("a", "b", "c")) {
            submit(ownerOf(provider), new OfferContract(ContractId.parse(provider + "/" + name), terms(consumer)));
        }
        var first = contracts.list(ownerOf(consumer), null, null, 2);
        var second = contracts.list(ownerOf(consumer), null, first.next(), 2);
        assertThat(first.items())
                .extracting(summary -> summary.id().toString())
                .containsExactly(provider + "/a", provider + "/b");
        assertThat(second.items())
                .extracting(summary -> summary.id().toString())
                .containsExactly(provider + "/c");
        assertThat(second.next()).isNull();
    }

    @Test
    void isMadeAgainFromItsEvents() {
        submit(ownerOf(provider), offer());
        submit(ownerOf(consumer), new AcceptContract(orders, consumer));
        submit(ownerOf(provider), new EndContract(orders, provider, "moved away"));
        submit(ownerOf(provider), offer());
        assertRebuiltAsItWas("contract", "contract_row");
    }

    private OfferContract offer() {
        return new OfferContract(orders, terms(consumer));
    }

    private static Terms terms(TenantId consumer) {
        return new Terms(consumer, Endpoints.ALL, Endpoints.ALL, List.of(Port.tcp(8080)));
    }
}
