package dev.breakwater.compiler;

import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a tenant's intent cannot stand together: names of things that are not there, or said twice. */
final class TenantRefusals {
    private final TenantScope scope;

    private TenantRefusals(TenantScope scope) {
        this.scope = scope;
    }

    static void check(TenantScope scope) {
        TenantRefusals refusals = new TenantRefusals(scope);
        scope.snapshot().policiesOf(scope.id()).forEach(refusals::check);
        scope.snapshot().contractsOf(scope.id()).forEach(refusals::check);
        refusals.check(scope.snapshot().advertisementsOf(scope.id()));
    }

    private void check(PolicyIntent policy) {
        List<Rule> rules = policy.spec().rules();
        for (int i = 0; i < rules.size(); i++) {
            String where = "Rule " + (i + 1) + " of the policy " + policy.id();
            checkNamespaces(where, scope.tenant(), rules.get(i).subject());
            if (rules.get(i).peer() instanceof Peer.SameTenant(var endpoints)) {
                checkNamespaces(where, scope.tenant(), endpoints);
            }
        }
    }

    /** The consumer's namespaces only once it has accepted: before, they are no business of the provider's. */
    private void check(ContractIntent contract) {
        String where = "The contract " + contract.id();
        checkNamespaces(where, tenant(contract.provider()), contract.terms().offered());
        if (contract.accepted()) {
            checkNamespaces(where, tenant(contract.consumer()), contract.terms().callers());
        }
    }

    private @Nullable TenantIntent tenant(TenantId id) {
        return id.equals(scope.id()) ? scope.tenant() : scope.snapshot().tenant(id);
    }

    private static void checkNamespaces(String where, @Nullable TenantIntent tenant, Endpoints endpoints) {
        for (NamespaceName namespace : endpoints.namespaces()) {
            if (tenant == null || !tenant.namespaces().contains(namespace)) {
                throw new Rejection(
                                "namespace-not-claimed",
                                where + " names the namespace " + namespace + ", which its tenant has not claimed")
                        .remedy("Claim the namespace first, or name one that the tenant has");
            }
        }
    }

    private void check(List<AdvertisementIntent> advertisements) {
        Map<PeeringId, AdvertisementId> over = new HashMap<>();
        for (AdvertisementIntent advertisement : advertisements) {
            for (PeeringId peering : advertisement.peerings().keySet()) {
                checkPeering(advertisement.id(), peering);
                AdvertisementId other = over.put(peering, advertisement.id());
                if (other != null) {
                    throw new Rejection(
                                    "advertised-twice",
                                    "The advertisements " + other + " and " + advertisement.id()
                                            + " both speak of the peering " + peering
                                            + "; of two for one Service, Cilium takes one at random")
                            .remedy("Keep one advertisement for each peering");
                }
            }
        }
    }

    private void checkPeering(AdvertisementId advertisement, PeeringId peering) {
        if (scope.snapshot().find(Subject.of(peering)) == null) {
            throw new Rejection(
                            "peering-unknown",
                            "The advertisement " + advertisement + " names the peering " + peering
                                    + ", which does not exist")
                    .remedy("Connect the peering first, or close the advertisement before the peering goes");
        }
    }
}
