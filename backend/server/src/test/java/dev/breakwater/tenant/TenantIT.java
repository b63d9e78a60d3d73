package dev.breakwater.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.InRooms;
import dev.breakwater.change.Committed;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.intent.Traffic;
import dev.breakwater.policy.PolicyCommand.DefinePolicy;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.ClaimNamespace;
import dev.breakwater.tenant.TenantCommand.DeclineTenant;
import dev.breakwater.tenant.TenantCommand.OffboardTenant;
import dev.breakwater.tenant.TenantCommand.ReleaseNamespace;
import dev.breakwater.tenant.TenantCommand.SuspendTenant;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TenantIT extends InRooms {
    @Autowired
    Tenants tenants;

    private TenantId mine;
    private TenantId other;

    @BeforeEach
    void twoTenants() {
        int cast = fresh();
        mine = onboarded("mine-" + cast);
        other = onboarded("other-" + cast);
    }

    @Test
    void isNotGivenANamespaceOfAnotherWhomTheRefusalDoesNotName() {
        var late = TenantId.parse("late-" + fresh());
        Rejection atRequest = refused(ownerOf(late), request(late, "free-" + late, other.value()));
        assertThat(atRequest.code()).isEqualTo("namespace-already-claimed");
        assertThat(atRequest.sentence()).isEqualTo("The namespace " + other + " already belongs to another tenant");
        assertThat(atRequest.remedy()).isEqualTo("Choose another namespace, or ask the network operators who holds it");
        Rejection later = refused(OPERATOR, new ClaimNamespace(mine, NamespaceName.parse(other.value())));
        assertThat(later.code()).isEqualTo("namespace-already-claimed");
    }

    @Test
    void keepsNothingOfAChangeWhoseLastOperationIsRefused() {
        var late = TenantId.parse("late-" + fresh());
        Rejection refusal = refused(
                OPERATOR,
                request(late, late.value()),
                new ApproveTenant(late),
                new ClaimNamespace(mine, NamespaceName.parse(late.value())));
        assertThat(refusal.code()).isEqualTo("namespace-already-claimed");
        assertThat(refusal.pointer()).isEqualTo("/operations/2");
        assertThat(refusal(() -> tenants.find(OPERATOR, late)).sentence()).isEqualTo("There is no tenant " + late);
    }

    @Test
    void handsANamespaceOnWithinOneChangeOnceAnOperatorAnswersForWhatItCuts() {
        var namespace = NamespaceName.parse(mine.value());
        var release = new ReleaseNamespace(mine, namespace);
        var claim = new ClaimNamespace(other, namespace);
        Rejection refusal = refused(OPERATOR, release, claim);
        assertThat(refusal.code()).isEqualTo("plan-refused");
        assertThat(refusal.sentence()).contains(mine + " -> " + mine);
        submit(OPERATOR, proposal(release, claim).overriding("moves tonight"));
        assertThat(tenants.namespaces(OPERATOR, other, null, 10).items())
                .containsExactly(
                        new NamespaceSummary(namespace, other),
                        new NamespaceSummary(NamespaceName.parse(other.value()), other));
        assertThat(tenants.namespaces(OPERATOR, mine, null, 10).items()).isEmpty();
    }

    @Test
    void staysWhileItOwnsSomething() {
        Rejection refusal = refused(OPERATOR, policy(mine), new OffboardTenant(mine, "the team is gone"));
        assertThat(refusal.code()).isEqualTo("tenant-still-owns");
        assertThat(refusal.sentence()).isEqualTo("The tenant " + mine + " still owns something");
        assertThat(refusal.pointer()).isEqualTo("/operations/1");
    }

    @Test
    void leavesWithAllItHasAndMayComeBack() {
        submit(OPERATOR, policy(mine));
        submit(OPERATOR, new OffboardTenant(mine, "the team is gone"));
        assertThat(refusal(() -> tenants.find(OPERATOR, mine)).kind()).isEqualTo(Rejection.Kind.NOT_FOUND);
        Committed again = submit(ownerOf(mine), request(mine, mine.value()));
        assertThat(tenants.find(ownerOf(mine), mine)).satisfies(back -> {
            assertThat(back.intent().state()).isEqualTo(State.REQUESTED);
            assertThat(back.revision()).isEqualTo(again.revision());
        });
    }

    @Test
    void isDeclinedWithAllItHasPrepared() {
        var late = TenantId.parse("late-" + fresh());
        submit(ownerOf(late), request(late, late.value()), policy(late));
        var farewell = proposal(new DeclineTenant(late, "not in this cluster"));
        assertThat(changes.preview(OPERATOR, farewell).sentences())
                .hasSize(2)
                .first()
                .isEqualTo("Withdraw policy " + late + "/out");
        submit(OPERATOR, farewell);
        assertThat(refusal(() -> tenants.find(OPERATOR, late)).code()).isEqualTo("not-found");
        assertThat(tenants.namespaces(OPERATOR, late, null, 10).items()).isEmpty();
    }

    @Test
    void isReadAsTheLastRevisionLeftIt() {
        Committed suspended = submit(OPERATOR, new SuspendTenant(mine, "it floods the others"));
        TenantDetails read = tenants.find(ownerOf(mine), mine);
        assertThat(read.intent().state()).isEqualTo(State.SUSPENDED);
        assertThat(read.revision()).isEqualTo(suspended.revision());
        assertThat(tenants.list(ownerOf(mine), State.SUSPENDED, null, 10).items())
                .containsExactly(new TenantSummary(
                        mine,
                        "Team " + mine,
                        State.SUSPENDED,
                        read.intent().isolation(),
                        1,
                        suspended.revision(),
                        read.changedAt()));
        assertThat(tenants.list(ownerOf(mine), State.APPROVED, null, 10).items())
                .isEmpty();
    }

    @Test
    void doesNotExistForAnotherTenantsOwner() {
        var asMine = ownerOf(mine);
        assertThat(refusal(() -> tenants.find(asMine, other)).sentence()).isEqualTo("There is no tenant " + other);
        assertThat(refusal(() -> tenants.namespaces(asMine, other, null, 10)).sentence())
                .isEqualTo("There is no tenant " + other);
        assertThat(tenants.list(asMine, null, null, 10).items())
                .extracting(TenantSummary::id)
                .containsExactly(mine);
        assertThat(tenants.namespaces(asMine, null, null, 10).items())
                .extracting(NamespaceSummary::tenant)
                .containsExactly(mine);
        assertThat(tenants.list(ownerOf(), null, null, 10).items()).isEmpty();
        assertThat(tenants.find(AUDITOR, other).intent().id()).isEqualTo(other);
    }

    @Test
    void isListedByPages() {
        var both = ownerOf(mine, other);
        var first = tenants.list(both, null, null, 1);
        var second = tenants.list(both, null, first.next(), 1);
        assertThat(first.items()).extracting(TenantSummary::id).containsExactly(mine);
        assertThat(second.items()).extracting(TenantSummary::id).containsExactly(other);
        assertThat(second.next()).isNull();
        var names = tenants.namespaces(both, null, null, 1);
        assertThat(tenants.namespaces(both, null, names.next(), 5).items())
                .containsExactly(new NamespaceSummary(NamespaceName.parse(other.value()), other));
    }

    @Test
    void isMadeAgainFromItsEvents() {
        submit(OPERATOR, new OffboardTenant(other, "the team is gone"));
        assertRebuiltAsItWas("tenant", "tenant_row");
        assertThat(tenants.find(OPERATOR, mine).intent().state()).isEqualTo(State.APPROVED);
    }

    private static DefinePolicy policy(TenantId tenant) {
        return new DefinePolicy(
                PolicyId.parse(tenant + "/out"),
                new PolicySpec(
                        "reports go there",
                        null,
                        List.of(new Rule(
                                Rule.Action.ALLOW,
                                Rule.Direction.EGRESS,
                                Endpoints.ALL,
                                new Peer.Block(Cidr.parse("203.0.113.0/24"), List.of()),
                                new Traffic.Everything()))));
    }
}
