package dev.breakwater.document;

import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.PoolIntent;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that one tenant asks for, in one document, in the order of names: what is exported is imported as the same. */
public record IntentDocument(String apiVersion, String kind, Metadata metadata, Spec spec) {
    private static final String VERSION = "breakwater.dev/v1";
    private static final String KIND = "TenantIntent";

    /** Whose intent it is. */
    record Metadata(TenantId name) {}

    /** The tenant itself and what it has; contracts are those of either side, by {@code provider/name}. */
    record Spec(
            @Nullable String description,
            TenantIntent.State state,
            TenantIntent.Isolation isolation,
            @Nullable SortedSet<NamespaceName> namespaces,
            @Nullable List<Policy> policies,
            @Nullable List<Contract> contracts,
            @Nullable List<Pool> pools,
            @Nullable List<Advertisement> advertisements) {}

    /** One policy by its name. */
    record Policy(Name name, PolicySpec spec) {}

    /** One contract by its id. */
    record Contract(ContractId id, ContractIntent.Terms terms, boolean accepted) {}

    /** One pool by its name. */
    record Pool(Name name, SortedSet<Cidr> blocks) {}

    /** One advertisement by its name. */
    record Advertisement(Name name, SortedMap<PeeringId, SortedSet<Community>> peerings) {}

    public IntentDocument {
        if (!VERSION.equals(apiVersion)) {
            throw Rejection.invalid("api-version-unknown", "The document is not of apiVersion " + VERSION)
                    .at("/apiVersion");
        }
        if (!KIND.equals(kind)) {
            throw Rejection.invalid("kind-unknown", "The document is not of kind " + KIND)
                    .at("/kind");
        }
    }

    public static IntentDocument of(TenantIntent tenant, IntentSnapshot snapshot) {
        TenantId id = tenant.id();
        return new IntentDocument(
                VERSION,
                KIND,
                new Metadata(id),
                new Spec(
                        tenant.description(),
                        tenant.state(),
                        tenant.isolation(),
                        tenant.namespaces(),
                        snapshot.policiesOf(id).stream()
                                .map(each -> new Policy(each.id().name(), each.spec()))
                                .toList(),
                        snapshot.contractsOf(id).stream()
                                .map(each -> new Contract(each.id(), each.terms(), each.accepted()))
                                .toList(),
                        snapshot.poolsOf(id).stream()
                                .map(each -> new Pool(each.id().name(), each.blocks()))
                                .toList(),
                        snapshot.advertisementsOf(id).stream()
                                .map(each -> new Advertisement(each.id().name(), each.peerings()))
                                .toList()));
    }

    /** The intents that the document says of a tenant, which must be the one it names. */
    public List<Intent> intents(TenantId tenant) {
        if (!metadata.name().equals(tenant)) {
            throw Rejection.invalid("tenant-differs", "The document is not for tenant " + tenant)
                    .at("/metadata/name");
        }
        var intents = new TreeMap<String, Intent>();
        var description = spec.description() == null ? "" : spec.description();
        var namespaces = spec.namespaces() == null ? new java.util.TreeSet<NamespaceName>() : spec.namespaces();
        add(intents, new TenantIntent(tenant, description, spec.state(), spec.isolation(), namespaces), "/spec");
        addAll(
                intents,
                "policies",
                listed(spec.policies()),
                each -> new PolicyIntent(new PolicyId(tenant, each.name()), each.spec()));
        addAll(
                intents,
                "contracts",
                listed(spec.contracts()),
                each -> new ContractIntent(each.id(), each.terms(), each.accepted()));
        addAll(
                intents,
                "pools",
                listed(spec.pools()),
                each -> new PoolIntent(new PoolId(tenant, each.name()), each.blocks()));
        addAll(
                intents,
                "advertisements",
                listed(spec.advertisements()),
                each -> new AdvertisementIntent(new AdvertisementId(tenant, each.name()), each.peerings()));
        return new ArrayList<>(intents.values());
    }

    /** The intent of one entry of a list. */
    private interface Making<T> {
        Intent of(T entry);
    }

    private static <T> void addAll(
            SortedMap<String, Intent> intents, String field, Collection<T> entries, Making<T> making) {
        int i = 0;
        for (T entry : entries) {
            String pointer = "/spec/" + field + "/" + i++;
            try {
                add(intents, making.of(entry), pointer);
            } catch (Rejection rejection) {
                throw rejection.pointer() != null && rejection.pointer().startsWith("/spec")
                        ? rejection
                        : rejection.at(pointer);
            }
        }
    }

    private static void add(SortedMap<String, Intent> intents, Intent intent, String pointer) {
        if (intents.put(intent.subject().toString(), intent) != null) {
            throw Rejection.invalid("named-twice", "The document says " + intent.subject() + " twice")
                    .at(pointer);
        }
    }

    private static <T> List<T> listed(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
