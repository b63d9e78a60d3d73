package dev.breakwater.desiredstate;

import dev.breakwater.change.ManifestDifference;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredStates.Transition;
import dev.breakwater.vocabulary.ClusterName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what two revisions differ in that need not follow each other. */
@Component
class ManifestSpans {
    private static final String SPAN = """
            SELECT ref, unit, yaml, digest, from_revision, %1$s, %2$s
             FROM manifest_row WHERE cluster = :cluster AND unit = ANY(:units) AND (%1$s OR %2$s)
             ORDER BY ref COLLATE "C"
            """.formatted(holds("earlier"), holds("later"));

    /** What ends and what begins after one revision and until another, of these units: all that they can differ in. */
    private static final String DIFFERING = """
            WITH ended AS (
                SELECT ref, unit, digest, yaml FROM manifest_row WHERE cluster = :cluster AND (:all OR unit = ANY(:units))
                    AND from_revision <= :earlier AND until_revision > :earlier AND until_revision <= :later),
            begun AS (
                SELECT ref, unit, digest, yaml FROM manifest_row WHERE cluster = :cluster AND (:all OR unit = ANY(:units))
                    AND from_revision > :earlier AND from_revision <= :later
                    AND (until_revision IS NULL OR until_revision > :later))
            """;

    private static final String BOTH =
            " FROM ended FULL JOIN begun USING (ref) WHERE ended.digest IS DISTINCT FROM begun.digest";

    private final JdbcClient sql;

    ManifestSpans(JdbcClient sql) {
        this.sql = sql;
    }

    /** Between which revisions, the later not included in the earlier, and of which units: null means all of them. */
    record Span(
            ClusterName cluster,
            long earlier,
            long later,
            @Nullable Set<String> units) {}

    /** Those of which something differs. */
    Set<String> units(Span span) {
        return Set.copyOf(asked(span, DIFFERING + "SELECT DISTINCT unnest(ARRAY[ended.unit, begun.unit])" + BOTH)
                .query(String.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList());
    }

    /** Objects that differ, by ref, so many of those that follow one. */
    List<ManifestDifference> objects(Span span, String after, int most) {
        return asked(
                        span,
                        DIFFERING + "SELECT ref, coalesce(ended.yaml, ''), coalesce(begun.yaml, '')" + BOTH
                                + " AND ref COLLATE \"C\" > :after ORDER BY ref COLLATE \"C\" LIMIT :most")
                .param("after", after)
                .param("most", most)
                .query((row, _) -> Difference.of(ObjectRef.parse(row.getString(1)), row.getString(2), row.getString(3)))
                .list();
    }

    /** All that each of the units had and has; what stays is the same object on both sides. */
    List<Transition> transitions(Span span) {
        var units = new TreeMap<String, Transition>();
        asked(span, SPAN).query(row -> {
            DesiredObject object = ManifestRows.object(row, row.getRow());
            units.merge(object.unit(), side(object, row.getBoolean(6), row.getBoolean(7)), ManifestSpans::joined);
        });
        return List.copyOf(units.values());
    }

    private JdbcClient.StatementSpec asked(Span span, String query) {
        Set<String> units = span.units();
        return sql.sql(query)
                .param("cluster", span.cluster().value())
                .param("earlier", span.earlier())
                .param("later", span.later())
                .param("all", units == null)
                .param("units", units == null ? new String[0] : units.toArray(String[]::new));
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
