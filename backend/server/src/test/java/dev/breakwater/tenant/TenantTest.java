package dev.breakwater.tenant;

import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.ChooseIsolation;
import dev.breakwater.tenant.TenantCommand.ClaimNamespace;
import dev.breakwater.tenant.TenantCommand.DeclineTenant;
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
import dev.breakwater.tenant.TenantEvent.TenantOffboarded;
import dev.breakwater.tenant.TenantEvent.TenantRequested;
import dev.breakwater.tenant.TenantEvent.TenantResumed;
import dev.breakwater.tenant.TenantEvent.TenantSuspended;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class TenantTest {
    private static final TenantId BILLING = TenantId.parse("billing");
    private static final NamespaceName INVOICES = NamespaceName.parse("invoices");
    private static final TenantRequested REQUESTED = new TenantRequested(BILLING, "Billing", Isolation.SHARED);
    private static final NamespaceClaimed CLAIMED = new NamespaceClaimed(BILLING, INVOICES);
    private static final TenantApproved APPROVED = new TenantApproved(BILLING);
    private static final TenantSuspended SUSPENDED = new TenantSuspended(BILLING, "unpaid");
    private static final TenantOffboarded OFFBOARDED = new TenantOffboarded(BILLING, "moved away");
    private static final RequestTenant REQUEST =
            new RequestTenant(BILLING, "Billing", Isolation.SHARED, new TreeSet<>(Set.of(INVOICES)));

    private final AggregateTestFixture<Tenant> tenant = new AggregateTestFixture<>(Tenant.class);

    @Test
    void isRequestedWithItsNamespaces() {
        tenant.givenNoPriorActivity().when(REQUEST).expectEvents(REQUESTED, CLAIMED);
    }

    @Test
    void isRequestedTwiceWithoutEffect() {
        tenant.given(REQUESTED, CLAIMED).when(REQUEST).expectNoEvents();
    }

    @Test
    void isNotRequestedOtherwiseThanItIs() {
        tenant.given(REQUESTED)
                .when(REQUEST)
                .expectException(Rejection.class)
                .expectExceptionMessage("The tenant billing is already there, and not as requested");
    }

    @Test
    void mayAskAgainAfterItWasOffboarded() {
        tenant.given(REQUESTED, APPROVED, OFFBOARDED).when(REQUEST).expectEvents(REQUESTED, CLAIMED);
    }

    @Test
    void isApprovedOnce() {
        tenant.given(REQUESTED).when(new ApproveTenant(BILLING)).expectEvents(APPROVED);
    }

    @Test
    void isApprovedTwiceWithoutEffect() {
        tenant.given(REQUESTED, APPROVED).when(new ApproveTenant(BILLING)).expectNoEvents();
    }

    @Test
    void isNotApprovedWhileSuspended() {
        tenant.given(REQUESTED, APPROVED, SUSPENDED)
                .when(new ApproveTenant(BILLING))
                .expectException(Rejection.class)
                .expectExceptionMessage("The tenant billing is suspended");
    }

    @Test
    void isNotApprovedBeforeItAsks() {
        tenant.givenNoPriorActivity()
                .when(new ApproveTenant(BILLING))
                .expectException(Rejection.class)
                .expectExceptionMessage("There is no tenant billing");
    }

    @Test
    void releasesItsNamespacesWhenDeclined() {
        tenant.given(REQUESTED, CLAIMED)
                .when(new DeclineTenant(BILLING, "unknown team"))
                .expectEvents(new NamespaceReleased(BILLING, INVOICES), new TenantDeclined(BILLING, "unknown team"));
    }

    @Test
    void isNotDeclinedOnceApproved() {
        tenant.given(REQUESTED, APPROVED)
                .when(new DeclineTenant(BILLING, "too late"))
                .expectException(Rejection.class)
                .expectExceptionMessage("The tenant billing is already approved");
    }

    @Test
    void waitsAgainAfterItsApprovalIsWithdrawn() {
        tenant.given(REQUESTED, APPROVED)
                .when(new WithdrawApproval(BILLING, "too early"))
                .expectEvents(new ApprovalWithdrawn(BILLING, "too early"));
    }

    @Test
    void claimsANamespaceOnce() {
        tenant.given(REQUESTED).when(new ClaimNamespace(BILLING, INVOICES)).expectEvents(CLAIMED);
        tenant.given(REQUESTED, CLAIMED)
                .when(new ClaimNamespace(BILLING, INVOICES))
                .expectNoEvents();
    }

    @Test
    void releasesANamespaceItHas() {
        tenant.given(REQUESTED, CLAIMED)
                .when(new ReleaseNamespace(BILLING, INVOICES))
                .expectEvents(new NamespaceReleased(BILLING, INVOICES));
        tenant.given(REQUESTED).when(new ReleaseNamespace(BILLING, INVOICES)).expectNoEvents();
    }

    @Test
    void choosesItsIsolation() {
        tenant.given(REQUESTED)
                .when(new ChooseIsolation(BILLING, Isolation.STRICT))
                .expectEvents(new IsolationChosen(BILLING, Isolation.STRICT));
    }

    @Test
    void isNotSuspendedBeforeItIsApproved() {
        tenant.given(REQUESTED)
                .when(new SuspendTenant(BILLING, "unpaid"))
                .expectException(Rejection.class)
                .expectExceptionMessage("The tenant billing is not approved yet");
    }

    @Test
    void isSuspendedAndResumed() {
        tenant.given(REQUESTED, APPROVED)
                .when(new SuspendTenant(BILLING, "unpaid"))
                .expectEvents(SUSPENDED);
        tenant.given(REQUESTED, APPROVED, SUSPENDED)
                .when(new ResumeTenant(BILLING))
                .expectEvents(new TenantResumed(BILLING));
    }

    @Test
    void releasesItsNamespacesWhenOffboarded() {
        tenant.given(REQUESTED, CLAIMED, APPROVED)
                .when(new OffboardTenant(BILLING, "moved away"))
                .expectEvents(new NamespaceReleased(BILLING, INVOICES), OFFBOARDED);
    }

    @Test
    void isOffboardedTwiceWithoutEffect() {
        tenant.given(REQUESTED, APPROVED, OFFBOARDED)
                .when(new OffboardTenant(BILLING, "moved away"))
                .expectNoEvents();
    }
}
