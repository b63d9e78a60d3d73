package dev.breakwater.desiredstate;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.compiler.Unit;
import dev.breakwater.desiredstate.DesiredStates.Transition;
import dev.breakwater.vocabulary.ClusterName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every manifest with the revisions it holds for: only what changes is written. */
@Component
class ManifestRows {
    static final String COLUMNS = "ref, unit, yaml, digest, from_revision";

    private final JdbcClient sql;

    ManifestRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Makes the unit's newest objects the given ones, from this revision on; untouched rows stay as they are. */
    void replace(ClusterName cluster, long revision, Unit unit, SortedMap<ObjectRef, Manifest> manifests) {
        var standing = standing(cluster, unit);
        standing.keySet().stream()
                .filter(ref -> !manifests.containsKey(ref))
                .forEach(ref -> end(cluster, revision, ref));
        put(cluster, revision, unit, manifests, standing);
    }

    /** Puts the given objects of the unit from this revision on and leaves its others alone. */
    void renew(ClusterName cluster, long revision, Unit unit, SortedMap<ObjectRef, Manifest> manifests) {
        put(cluster, revision, unit, manifests, standing(cluster, unit));
    }

    private Map<ObjectRef, String> standing(ClusterName cluster, Unit unit) {
        var standing = new TreeMap<ObjectRef, String>();
        newest(cluster, unit).forEach(object -> standing.put(object.ref(), object.yaml()));
        return standing;
    }

    private void put(
            ClusterName cluster,
            long revision,
            Unit unit,
            SortedMap<ObjectRef, Manifest> manifests,
            Map<ObjectRef, String> standing) {
        manifests.forEach((ref, manifest) -> {
            String before = standing.get(ref);
            if (before != null && !before.equals(manifest.yaml())) {
                end(cluster, revision, ref);
            }
            if (!manifest.yaml().equals(before)) {
                begin(cluster, revision, unit, manifest);
            }
        });
    }

    void clear(ClusterName cluster) {
        sql.sql("DELETE FROM manifest_row WHERE cluster = ?")
                .param(cluster.value())
                .update();
    }

    List<DesiredObject> at(ClusterName cluster, long revision) {
        return sql
                .sql("SELECT " + COLUMNS + " FROM manifest_row WHERE cluster = :cluster AND " + holdsAt("revision"))
                .param("cluster", cluster.value())
                .param("revision", revision)
                .query(ManifestRows::object)
                .list()
                .stream()
                .sorted(Comparator.comparing(DesiredObject::ref))
                .toList();
    }

    List<DesiredObject> at(ClusterName cluster, long revision, String unit) {
        return sql.sql("SELECT " + COLUMNS + " FROM manifest_row WHERE cluster = :cluster AND unit = :unit AND "
                        + holdsAt("revision") + " ORDER BY ref COLLATE \"C\"")
                .param("cluster", cluster.value())
                .param("unit", unit)
                .param("revision", revision)
                .query(ManifestRows::object)
                .list();
    }

    /** Units that the newest revision touched, with all that they had before it and have now. */
    List<Transition> transitions(ClusterName cluster, long newest) {
        var before = new TreeMap<String, List<DesiredObject>>();
        var after = new TreeMap<String, List<DesiredObject>>();
        sql.sql("""
                        WITH touched AS MATERIALIZED (
                            SELECT unit FROM manifest_row WHERE cluster = :cluster AND from_revision = :newest
                             UNION SELECT unit FROM manifest_row WHERE cluster = :cluster AND until_revision = :newest),
                        held AS (
                            SELECT m.* FROM touched JOIN manifest_row m
                                ON m.cluster = :cluster AND m.unit = touched.unit AND m.until_revision IS NULL
                             UNION ALL SELECT * FROM manifest_row WHERE cluster = :cluster AND until_revision = :newest)
                        SELECT ref, unit, yaml, digest, from_revision, until_revision IS NULL FROM held
                         ORDER BY ref COLLATE "C"
                        """).param("cluster", cluster.value()).param("newest", newest).query(row -> {
            DesiredObject object = object(row, row.getRow());
            if (object.generation() < newest) {
                before.computeIfAbsent(object.unit(), _ -> new ArrayList<>()).add(object);
            }
            if (row.getBoolean(6)) {
                after.computeIfAbsent(object.unit(), _ -> new ArrayList<>()).add(object);
            }
        });
        var units = new TreeSet<>(before.keySet());
        units.addAll(after.keySet());
        return units.stream()
                .map(unit ->
                        new Transition(unit, before.getOrDefault(unit, List.of()), after.getOrDefault(unit, List.of())))
                .toList();
    }

    List<DesiredObject> contents(ClusterName cluster, Map<ObjectRef, String> digests) {
        var refs = List.copyOf(digests.keySet());
        return sql.sql("""
                        SELECT DISTINCT ON (ref) ref, unit, yaml, digest, from_revision FROM manifest_row
                         WHERE cluster = :cluster AND (ref, digest) IN (
                            SELECT * FROM unnest(CAST(:refs AS text[]), CAST(:digests AS text[])))""")
                .param("cluster", cluster.value())
                .param("refs", refs.stream().map(ObjectRef::toString).toArray(String[]::new))
                .param("digests", refs.stream().map(digests::get).toArray(String[]::new))
                .query(ManifestRows::object)
                .list();
    }

    static String holdsAt(String parameter) {
        return "from_revision <= :" + parameter + " AND (until_revision IS NULL OR until_revision > :" + parameter
                + ")";
    }

    static DesiredObject object(ResultSet row, int number) throws SQLException {
        return new DesiredObject(
                ObjectRef.parse(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5));
    }

    private List<DesiredObject> newest(ClusterName cluster, Unit unit) {
        return sql.sql("SELECT " + COLUMNS
                        + " FROM manifest_row WHERE cluster = ? AND unit = ? AND until_revision IS NULL")
                .params(cluster.value(), unit.toString())
                .query(ManifestRows::object)
                .list();
    }

    private void end(ClusterName cluster, long revision, ObjectRef ref) {
        sql.sql("UPDATE manifest_row SET until_revision = ? WHERE cluster = ? AND ref = ? AND until_revision IS NULL")
                .params(revision, cluster.value(), ref.toString())
                .update();
    }

    private void begin(ClusterName cluster, long revision, Unit unit, Manifest manifest) {
        sql.sql("""
                        INSERT INTO manifest_row (cluster, ref, unit, digest, yaml, from_revision)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .params(
                        cluster.value(),
                        manifest.ref().toString(),
                        unit.toString(),
                        manifest.digest(),
                        manifest.yaml(),
                        revision)
                .update();
    }
}
