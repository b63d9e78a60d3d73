package dev.breakwater.reach.algebra;

import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.Reachability.Agreement;
import dev.breakwater.reach.judge.Judge;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.rule.Label;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Flows from one tenant's endpoints to another's. */
public final class Crossings {
    private static final String NAMESPACE_LABELS = "io.cilium.k8s.namespace.labels.";

    private Crossings() {}

    public static List<FlowRow> of(State state, String tenantLabel, Set<Agreement> agreed) {
        return of(state, tenants(state, NAMESPACE_LABELS + tenantLabel), agreed, (_, foreign) -> foreign);
    }

    /** From this tenant's endpoints to others', and from others' to its own. */
    public static List<FlowRow> of(State state, String tenantLabel, String tenant, Set<Agreement> agreed) {
        Map<String, Bits> tenants = tenants(state, NAMESPACE_LABELS + tenantLabel);
        Bits own = tenants.getOrDefault(tenant, Bits.NONE);
        return of(state, tenants, agreed, (from, foreign) -> from.equals(tenant) ? foreign : foreign.and(own));
    }

    /** Of the endpoints that are foreign to a tenant, those that count. */
    private interface Counted {
        Bits of(String from, Bits foreign);
    }

    private static List<FlowRow> of(State state, Map<String, Bits> tenants, Set<Agreement> agreed, Counted counted) {
        var everybody = new Bits.Builder();
        tenants.values().forEach(everybody::addAll);
        Bits all = everybody.build();
        var scan = new Scan(List.of(state), Judge::passing);
        var findings = new Findings();
        tenants.forEach((tenant, members) -> {
            Bits foreign = counted.of(tenant, all.andNot(members));
            for (Agreement each : agreed) {
                if (each.from().equals(tenant)) {
                    foreign = foreign.andNot(tenants.getOrDefault(each.to(), Bits.NONE));
                }
            }
            Bits targets = foreign;
            if (!targets.isEmpty()) {
                members.forEach(source -> scan.between(source, targets, findings));
            }
        });
        return new Rows(state, state.parties(), findings).of(Judge.Kind.CROSSED);
    }

    private static Map<String, Bits> tenants(State state, String key) {
        Map<String, Bits.Builder> builders = new TreeMap<>();
        for (Party party : state.parties().all()) {
            for (Label label : party.labels()) {
                if (party.kind() == Party.Kind.PODS
                        && label.source().equals("k8s")
                        && label.key().equals(key)) {
                    builders.computeIfAbsent(label.value(), _ -> new Bits.Builder())
                            .add(party.index());
                }
            }
        }
        Map<String, Bits> tenants = new TreeMap<>();
        builders.forEach((tenant, builder) -> tenants.put(tenant, builder.build()));
        return tenants;
    }
}
