package dev.breakwater.rollout.route;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Obstacle;
import dev.breakwater.planning.Overridden;
import dev.breakwater.planning.Plan;
import dev.breakwater.planning.ProvenPlan;
import dev.breakwater.planning.Refused;
import dev.breakwater.rollout.Plans;
import dev.breakwater.rollout.memory.InventoryTable;
import dev.breakwater.rollout.memory.Lease;
import dev.breakwater.rollout.memory.Surroundings;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        Plan plan = made.plan();
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
                .param("verdict", verdict(plan))
                .param("reason", reason(plan))
                .param(
                        "obstacles",
                        json(obstacles(plan)
                                .map(each -> new Plans.Hindrance(each.sentence(), each.needed()))
                                .toList()))
                .param("phases", json(made.stages()))
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

    private static String verdict(Plan plan) {
        return switch (plan) {
            case ProvenPlan _ -> "PROVEN";
            case Overridden _ -> "OVERRIDDEN";
            case Refused _ -> "REFUSED";
        };
    }

    private static @Nullable String reason(Plan plan) {
        return plan instanceof Overridden overridden ? overridden.actor().name() + ": " + overridden.reason() : null;
    }

    private static Stream<Obstacle> obstacles(Plan plan) {
        return switch (plan) {
            case ProvenPlan _ -> Stream.empty();
            case Overridden overridden -> overridden.refused().obstacles().stream();
            case Refused refused -> refused.obstacles().stream();
        };
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
                .query((row, _) -> Contents.parsed(row.getString(1)))
                .list();
    }
}
