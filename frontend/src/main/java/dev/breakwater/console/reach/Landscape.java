package dev.breakwater.console.reach;

import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Revisions;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for at a revision that opens ways: by all whom the reader sees, or by one of them and those it has contracts with.
 * {@code whole} unless there is more of it than is looked at.
 */
record Landscape(
        SortedMap<TenantId, TenantIntent> tenants,
        List<ContractIntent> contracts,
        List<PolicyIntent> policies,
        @Nullable TenantId focus,
        @Nullable Long at,
        boolean whole) {
    private static final int MOST = 500;
    private static final int MOST_PARTNERS = 60;

    static Landscape of(Revisions revisions, Actor actor, @Nullable Long at) {
        Page<TenantIntent> tenants = read(revisions, actor, Subject.Kind.TENANT, Map.of(), at, TenantIntent.class);
        Page<ContractIntent> contracts =
                read(revisions, actor, Subject.Kind.CONTRACT, Map.of("accepted", true), at, ContractIntent.class);
        Page<PolicyIntent> policies = read(revisions, actor, Subject.Kind.POLICY, Map.of(), at, PolicyIntent.class);
        boolean whole = tenants.next() == null && contracts.next() == null && policies.next() == null;
        return new Landscape(byId(tenants.items()), contracts.items(), policies.items(), null, at, whole);
    }

    private static <I extends Intent> Page<I> read(
            Revisions revisions,
            Actor actor,
            Subject.Kind kind,
            Map<String, Object> said,
            @Nullable Long at,
            Class<I> type) {
        return revisions
                .intents(actor, new IntentFilter(kind, null, said, at), null, MOST)
                .map(type::cast);
    }

    /** Refused as not there when it is another's. */
    static Landscape around(Revisions revisions, Actor actor, TenantId focus, @Nullable Long at) {
        long revision = at == null ? revisions.newest() : at;
        IntentSnapshot own = revisions.at(actor, focus, revision);
        if (own.tenant(focus) == null) {
            throw Rejection.notFound("tenant " + focus);
        }
        List<ContractIntent> agreed =
                own.contractsOf(focus).stream().filter(ContractIntent::accepted).toList();
        List<TenantId> partners = agreed.stream()
                .flatMap(contract -> contract.tenants().stream())
                .filter(tenant -> !tenant.equals(focus))
                .distinct()
                .sorted()
                .toList();
        List<TenantId> known = partners.stream().limit(MOST_PARTNERS).toList();
        SortedMap<TenantId, TenantIntent> tenants = byId(own.tenants());
        known.forEach(partner -> revisions
                .intent(actor, Subject.of(partner), revision)
                .ifPresent(intent -> tenants.put(partner, (TenantIntent) intent)));
        return new Landscape(
                tenants,
                agreed.stream()
                        .filter(contract -> known.stream().anyMatch(contract.tenants()::contains))
                        .toList(),
                own.policiesOf(focus),
                focus,
                at,
                known.size() == partners.size());
    }

    private static SortedMap<TenantId, TenantIntent> byId(Collection<TenantIntent> tenants) {
        var all = new TreeMap<TenantId, TenantIntent>();
        tenants.forEach(tenant -> all.put(tenant.id(), tenant));
        return all;
    }

    /** As far as the reader may know: of another's partner it is not told whether it is suspended. */
    boolean isApproved(TenantId id) {
        TenantIntent tenant = tenants.get(id);
        return tenant == null || tenant.state() == TenantIntent.State.APPROVED;
    }

    boolean isRequested(TenantId id) {
        TenantIntent tenant = tenants.get(id);
        return tenant != null && tenant.state() == TenantIntent.State.REQUESTED;
    }
}
