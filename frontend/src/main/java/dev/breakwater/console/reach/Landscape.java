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
import dev.breakwater.vocabulary.Subject.Kind;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for at a revision that opens ways: by all whom the reader sees, or by one of them and those it has contracts with.
 * Of whoever a contract or a policy names there is the tenant, if the reader sees it. {@code cut} are the kinds of which there is more
 * than is looked at.
 */
record Landscape(
        Actor reader,
        SortedMap<TenantId, TenantIntent> tenants,
        List<ContractIntent> contracts,
        List<PolicyIntent> policies,
        @Nullable TenantId focus,
        @Nullable Long at,
        Set<Kind> cut) {
    private static final int MOST = 500;
    private static final int MOST_PARTNERS = 60;

    static Landscape of(Revisions revisions, Actor actor, Question asked) {
        return asked.tenant().isEmpty()
                ? of(revisions, actor, asked.at(), MOST)
                : around(revisions, actor, TenantId.parse(asked.tenant()), asked.at());
    }

    static Landscape of(Revisions revisions, Actor actor, @Nullable Long at, int most) {
        var reading = new Reading(revisions, actor, at == null ? revisions.newest() : at);
        Page<TenantIntent> tenants = reading.first(most, Kind.TENANT, Map.of(), TenantIntent.class);
        Page<ContractIntent> contracts =
                reading.first(most, Kind.CONTRACT, Map.of("accepted", true), ContractIntent.class);
        Page<PolicyIntent> policies = reading.first(most, Kind.POLICY, Map.of(), PolicyIntent.class);
        var cut = EnumSet.noneOf(Kind.class);
        Map.of(Kind.TENANT, tenants, Kind.CONTRACT, contracts, Kind.POLICY, policies)
                .forEach((kind, page) -> {
                    if (page.next() != null) {
                        cut.add(kind);
                    }
                });
        Stream<TenantId> named = Stream.concat(
                contracts.items().stream().flatMap(contract -> contract.tenants().stream()),
                policies.items().stream().map(policy -> policy.id().tenant()));
        SortedMap<TenantId, TenantIntent> seen = reading.with(tenants.items(), named);
        return new Landscape(actor, seen, contracts.items(), policies.items(), null, at, cut);
    }

    /** Of one revision, though it is asked for in parts. */
    private record Reading(Revisions revisions, Actor actor, long revision) {
        <I extends Intent> Page<I> first(int most, Kind kind, Map<String, Object> said, Class<I> type) {
            return revisions
                    .intents(actor, new IntentFilter(kind, null, said, revision), null, most)
                    .map(type::cast);
        }

        /** Those tenants and, in one read, whichever are named besides. */
        SortedMap<TenantId, TenantIntent> with(Collection<TenantIntent> read, Stream<TenantId> named) {
            SortedMap<TenantId, TenantIntent> tenants = byId(read);
            List<Subject> missing = named.filter(id -> !tenants.containsKey(id) && actor.sees(id))
                    .map(Subject::of)
                    .distinct()
                    .toList();
            if (!missing.isEmpty()) {
                tenants.putAll(byId(revisions.only(actor, missing, revision).tenants()));
            }
            return tenants;
        }
    }

    /** Refused as not there when it is another's. */
    static Landscape around(Revisions revisions, Actor actor, TenantId focus, @Nullable Long at) {
        var reading = new Reading(revisions, actor, at == null ? revisions.newest() : at);
        IntentSnapshot own = revisions.at(actor, focus, reading.revision());
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
        return new Landscape(
                actor,
                reading.with(own.tenants(), known.stream()),
                agreed.stream()
                        .filter(contract -> known.stream().anyMatch(contract.tenants()::contains))
                        .toList(),
                own.policiesOf(focus),
                focus,
                at,
                known.size() == partners.size() ? Set.of() : EnumSet.of(Kind.TENANT));
    }

    boolean isWhole() {
        return cut.isEmpty();
    }

    /** Whether a contract between these two would be among those that were read: of one tenant all its own are. */
    boolean knowsContractsOf(TenantId one, TenantId other) {
        return focus == null ? !cut.contains(Kind.CONTRACT) : focus.equals(one) || focus.equals(other);
    }

    private static SortedMap<TenantId, TenantIntent> byId(Collection<TenantIntent> tenants) {
        var all = new TreeMap<TenantId, TenantIntent>();
        tenants.forEach(tenant -> all.put(tenant.id(), tenant));
        return all;
    }

    /** As far as the reader may know: of another's partner it is not told whether it is suspended. */
    boolean isApproved(TenantId id) {
        TenantIntent tenant = tenants.get(id);
        return tenant == null ? !mayKnow(id) : tenant.state() == TenantIntent.State.APPROVED;
    }

    boolean mayKnow(TenantId id) {
        return reader.sees(id);
    }

    boolean isRequested(TenantId id) {
        TenantIntent tenant = tenants.get(id);
        return tenant != null && tenant.state() == TenantIntent.State.REQUESTED;
    }
}
