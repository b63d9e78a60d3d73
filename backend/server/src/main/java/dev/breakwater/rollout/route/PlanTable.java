package dev.breakwater.rollout.route;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Plan;
import dev.breakwater.rollout.memory.InventoryTable;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.memory.Surroundings;
import dev.breakwater.situation.Described;
import dev.breakwater.situation.ManifestText;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of {@code rollout_plan}, and of {@code rollout_manifest} for what plans put that no revision knows. */
public final class PlanTable {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Surroundings surroundings;

    public PlanTable(JdbcClient jdbc, TransactionTemplate transactions, Surroundings surroundings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.surroundings = surroundings;
    }

    /** Written by the lease's holder before the first step. */
    void save(Lease.Grant grant, List<Made> plans) {
        List<Made> worthIt = plans.stream().filter(PlanTable::saysSomething).toList();
        if (worthIt.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(_ -> {
            InventoryTable.fence(jdbc, surroundings.cluster(), grant);
            worthIt.forEach(this::insert);
        });
    }

    private static boolean saysSomething(Made made) {
        return !(made.plan() instanceof Plan.Rollable rollable)
                || !rollable.phases().isEmpty();
    }

    private void insert(Made made) {
        Described plan = made.described();
        jdbc.sql("""
                        INSERT INTO rollout_plan
                               (cluster, revision, planned_at, units, strategy, verdict, reason, obstacles, phases)
                        VALUES (:cluster, :revision, :now, :units, :strategy, :verdict, :reason,
                               CAST(:obstacles AS jsonb), CAST(:phases AS jsonb))""")
                .param("cluster", surroundings.cluster().value())
                .param("revision", made.revision())
                .param("now", Timestamp.from(surroundings.now()))
                .param("units", made.units())
                .param("strategy", plan.strategy())
                .param("verdict", plan.verdict())
                .param("reason", plan.reason())
                .param("obstacles", json(plan.obstacles()))
                .param("phases", json(plan.phases()))
                .update();
        made.ownManifests().forEach(this::keep);
    }

    private void keep(Manifest manifest) {
        jdbc.sql("""
                        INSERT INTO rollout_manifest (cluster, ref, digest, yaml)
                        VALUES (:cluster, :ref, :digest, :yaml) ON CONFLICT DO NOTHING""")
                .param("cluster", surroundings.cluster().value())
                .param("ref", manifest.ref().toString())
                .param("digest", manifest.digest())
                .param("yaml", manifest.yaml())
                .update();
    }

    private static String json(Object value) {
        return InventoryTable.JSON.writeValueAsString(value);
    }

    List<Manifest> contents(Map<ObjectRef, String> digests) {
        var refs = List.copyOf(digests.keySet());
        return jdbc.sql("""
                        SELECT yaml FROM rollout_manifest WHERE cluster = :cluster AND (ref, digest) IN (
                            SELECT * FROM unnest(CAST(:refs AS text[]), CAST(:digests AS text[])))""")
                .param("cluster", surroundings.cluster().value())
                .param("refs", refs.stream().map(ObjectRef::toString).toArray(String[]::new))
                .param("digests", refs.stream().map(digests::get).toArray(String[]::new))
                .query((row, _) -> ManifestText.parsed(row.getString(1)))
                .list();
    }
}
