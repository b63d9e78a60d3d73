package dev.breakwater.rollout.route;

import dev.breakwater.compiler.Unit;
import dev.breakwater.rollout.Plans;
import dev.breakwater.rollout.memory.InventoryTable;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads {@code rollout_plan} for those who may see it. */
public final class PlanReader implements Plans {
    private final JdbcClient jdbc;
    private final ClusterName cluster;

    public PlanReader(JdbcClient jdbc, ClusterName cluster) {
        this.jdbc = jdbc;
        this.cluster = cluster;
    }

    @Override
    public List<Planned> of(Actor actor, long revision) {
        Set<String> units = actor.tenants().stream()
                .map(tenant -> new Unit.Tenant(tenant).toString())
                .collect(Collectors.toSet());
        return jdbc
                .sql("""
                        SELECT jsonb_build_object('plannedAt', planned_at, 'units', units, 'strategy', strategy,
                            'verdict', verdict, 'reason', reason, 'obstacles', obstacles, 'phases', phases)
                          FROM rollout_plan WHERE cluster = :cluster AND revision = :revision AND (:everything OR units && CAST(:units AS text[]))
                         ORDER BY id""")
                .param("cluster", cluster.value())
                .param("revision", revision)
                .param("everything", actor.seesEverything())
                .param("units", units.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(json -> InventoryTable.JSON.readValue(json, Planned.class))
                .map(plan -> actor.seesEverything() || units.containsAll(plan.units()) ? plan : only(units, plan))
                .toList();
    }

    /** Other units' objects, and the flows between them, are not theirs to see. */
    private static Planned only(Set<String> units, Planned plan) {
        return new Planned(
                plan.plannedAt(),
                plan.units().stream().filter(units::contains).toList(),
                plan.strategy(),
                plan.verdict(),
                plan.reason(),
                List.of(),
                plan.phases().stream().map(phase -> phase.only(units)).toList());
    }
}
