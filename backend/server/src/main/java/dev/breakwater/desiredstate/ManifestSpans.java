package dev.breakwater.desiredstate;

import dev.breakwater.desiredstate.DesiredStates.Transition;
import dev.breakwater.vocabulary.ClusterName;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what lies between two revisions that need not follow each other. */
@Component
class ManifestSpans {
    private static final String SPAN = """
            WITH touched AS (
                SELECT DISTINCT unit FROM manifest_row WHERE cluster = :cluster
                    AND (from_revision > :earlier AND from_revision <= :later
                        OR until_revision > :earlier AND until_revision <= :later))
            SELECT ref, unit, yaml, digest, from_revision, %1$s, %2$s
             FROM manifest_row JOIN touched USING (unit) WHERE cluster = :cluster AND (%1$s OR %2$s)
             ORDER BY ref COLLATE "C"
            """.formatted(holds("earlier"), holds("later"));

    private final JdbcClient sql;

    ManifestSpans(JdbcClient sql) {
        this.sql = sql;
    }

    /** All that each unit had and has, of which something differs; what stays is the same object on both sides. */
    List<Transition> transitions(ClusterName cluster, long earlier, long later) {
        var units = new TreeMap<String, Transition>();
        var ends = sql.sql(SPAN)
                .param("cluster", cluster.value())
                .param("earlier", earlier)
                .param("later", later);
        ends.query(row -> {
            DesiredObject object = ManifestRows.object(row, row.getRow());
            units.merge(object.unit(), side(object, row.getBoolean(6), row.getBoolean(7)), ManifestSpans::joined);
        });
        return units.values().stream()
                .filter(each -> !each.before().equals(each.after()))
                .toList();
    }

    private static String holds(String parameter) {
        return "(" + ManifestRows.holdsAt(parameter) + ")";
    }

    private static Transition side(DesiredObject object, boolean before, boolean after) {
        return new Transition(object.unit(), before ? List.of(object) : List.of(), after ? List.of(object) : List.of());
    }

    private static Transition joined(Transition some, Transition more) {
        return new Transition(some.unit(), both(some.before(), more.before()), both(some.after(), more.after()));
    }

    private static List<DesiredObject> both(List<DesiredObject> some, List<DesiredObject> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
