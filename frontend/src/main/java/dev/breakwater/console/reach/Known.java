package dev.breakwater.console.reach;

import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Revisions;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ends of flows that the reader's own policies and contracts already speak of, to be chosen rather than typed. */
record Known(Revisions revisions, Actor actor) {
    private static final int MOST = 100;
    private static final String ANY = "any";

    /** Names of tenants of which something says this: of very many, only the first can be scrolled to. */
    List<String> tenants(String text, int most) {
        var filter = new IntentFilter(Subject.Kind.TENANT, null, Map.of(), null, text);
        return revisions.intents(actor, filter, null, Math.min(most, MOST)).items().stream()
                .map(TenantIntent.class::cast)
                .map(tenant -> tenant.id().toString())
                .toList();
    }

    Set<String> ends() {
        Map<TenantId, Set<NamespaceName>> namespaces = read(Subject.Kind.TENANT, TenantIntent.class)
                .collect(Collectors.toMap(TenantIntent::id, TenantIntent::namespaces, (one, _) -> one, TreeMap::new));
        var ends = new TreeSet<String>();
        namespaces.forEach((tenant, names) -> add(ends, names, Endpoints.ALL));
        read(Subject.Kind.POLICY, PolicyIntent.class).forEach(policy -> {
            TenantId tenant = policy.id().tenant();
            policy.spec().rules().stream()
                    .flatMap(Known::own)
                    .forEach(own -> add(ends, namespaces.getOrDefault(tenant, Set.of()), own));
            policy.spec().rules().forEach(rule -> outside(rule.peer()).forEach(ends::add));
        });
        read(Subject.Kind.CONTRACT, ContractIntent.class).forEach(contract -> {
            addPartner(ends, contract.provider(), contract.terms().offered(), namespaces);
            addPartner(ends, contract.consumer(), contract.terms().callers(), namespaces);
        });
        ends.addAll(List.of("world", "kube-system/k8s-app=kube-dns"));
        return ends;
    }

    private static void addPartner(
            Set<String> ends, TenantId tenant, Endpoints named, Map<TenantId, Set<NamespaceName>> seen) {
        if (seen.containsKey(tenant)) {
            add(ends, seen.getOrDefault(tenant, Set.of()), named);
        } else {
            ends.add(foreign(tenant, named));
        }
    }

    /** A pod of a tenant that a contract or a rule speaks of; of a tenant that is not seen by its own word alone. */
    static String end(@Nullable TenantIntent own, TenantId tenant, Endpoints named) {
        if (own == null || own.namespaces().isEmpty()) {
            return foreign(tenant, named);
        }
        NamespaceName namespace = (named.namespaces().isEmpty() ? own.namespaces() : named.namespaces()).first();
        return namespace + "/" + named.labels();
    }

    /** Any namespace's name will do where the contract names none. */
    static String foreign(TenantId tenant, Endpoints named) {
        String namespace =
                named.namespaces().isEmpty() ? ANY : named.namespaces().first().toString();
        return tenant + ":" + namespace + "/" + named.labels();
    }

    private static void add(Set<String> ends, Collection<NamespaceName> all, Endpoints named) {
        Collection<NamespaceName> in = named.namespaces().isEmpty() ? all : named.namespaces();
        in.forEach(namespace -> ends.add(namespace + "/" + named.labels()));
    }

    private static Stream<Endpoints> own(Rule rule) {
        return rule.peer() instanceof Peer.SameTenant(var endpoints)
                ? Stream.of(rule.subject(), endpoints)
                : Stream.of(rule.subject());
    }

    private static Stream<String> outside(Peer peer) {
        return switch (peer) {
            case Peer.FqdnName(var name) -> Stream.of(name);
            case Peer.Block block -> Stream.of(block.cidr().toString());
            case Peer.FqdnPattern _, Peer.Entity _, Peer.SameTenant _, Peer.ContractPartner _ -> Stream.empty();
        };
    }

    private <I extends Intent> Stream<I> read(Subject.Kind kind, Class<I> type) {
        return revisions.intents(actor, new IntentFilter(kind, null, Map.of(), null), null, MOST).items().stream()
                .map(type::cast);
    }
}
