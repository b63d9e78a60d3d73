package dev.breakwater.intent;

import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is asked for of one cluster, or the part of it that some tenants' objects depend on, at one revision. */
public record IntentSnapshot(SortedMap<Subject, Intent> intents) {
    public static final IntentSnapshot EMPTY = new IntentSnapshot(new TreeMap<>());

    public IntentSnapshot {
        intents = Collections.unmodifiableSortedMap(new TreeMap<>(intents));
    }

    public static IntentSnapshot of(Collection<? extends Intent> intents) {
        var bySubject = new TreeMap<Subject, Intent>();
        intents.forEach(intent -> bySubject.put(intent.subject(), intent));
        return new IntentSnapshot(bySubject);
    }

    /** The same with {@code intent} in place of what its subject had, or without the subject when {@code intent} is null. */
    public IntentSnapshot with(Subject subject, @Nullable Intent intent) {
        var copy = new TreeMap<>(intents);
        if (intent == null) {
            copy.remove(subject);
        } else {
            copy.put(subject, intent);
        }
        return new IntentSnapshot(copy);
    }

    public @Nullable Intent find(Subject subject) {
        return intents.get(subject);
    }

    public @Nullable TenantIntent tenant(TenantId id) {
        return (TenantIntent) intents.get(Subject.of(id));
    }

    public @Nullable ContractIntent contract(ContractId id) {
        return (ContractIntent) intents.get(Subject.of(id));
    }

    public List<TenantIntent> tenants() {
        return all(TenantIntent.class).toList();
    }

    public List<PolicyIntent> policiesOf(TenantId tenant) {
        return all(PolicyIntent.class)
                .filter(policy -> policy.id().tenant().equals(tenant))
                .toList();
    }

    /** Accepted or not, on either side. */
    public List<ContractIntent> contractsOf(TenantId tenant) {
        return all(ContractIntent.class)
                .filter(contract -> contract.tenants().contains(tenant))
                .toList();
    }

    /** Accepted, and both sides approved: a suspended tenant's contracts are closed on both sides. */
    public boolean isInForce(ContractIntent contract) {
        return contract.accepted() && contract.tenants().stream().allMatch(this::isApproved);
    }

    private boolean isApproved(TenantId id) {
        TenantIntent tenant = tenant(id);
        return tenant != null && tenant.state() == TenantIntent.State.APPROVED;
    }

    public List<PoolIntent> poolsOf(TenantId tenant) {
        return all(PoolIntent.class)
                .filter(pool -> pool.id().tenant().equals(tenant))
                .toList();
    }

    public List<AdvertisementIntent> advertisementsOf(TenantId tenant) {
        return all(AdvertisementIntent.class)
                .filter(ad -> ad.id().tenant().equals(tenant))
                .toList();
    }

    public List<PeeringIntent> peerings() {
        return all(PeeringIntent.class).toList();
    }

    private <I extends Intent> Stream<I> all(Class<I> kind) {
        return intents.values().stream().filter(kind::isInstance).map(kind::cast);
    }
}
