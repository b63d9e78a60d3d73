package dev.breakwater.change.reading;

import dev.breakwater.change.Revisions.Steps;
import dev.breakwater.change.intents.ClusterLock;
import dev.breakwater.change.intents.IntentRows;
import dev.breakwater.vocabulary.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the neighbours of a revision among 100,000 of them, without reading what any of them did. */
@Component
class RevisionSteps {
    private static final String STEPS = """
            SELECT (SELECT min(revision) FROM touched),
                (SELECT max(revision) FROM touched WHERE revision <= :revision),
                (SELECT max(revision) FROM touched
                    WHERE revision < (SELECT max(revision) FROM touched WHERE revision <= :revision)),
                (SELECT min(revision) FROM touched WHERE revision > :revision)""";

    /** Each of the four is the end of an index. */
    private static final String EVERY = """
            WITH touched AS NOT MATERIALIZED (SELECT revision FROM revision_row WHERE cluster = :cluster)
            """ + STEPS;

    /** Materialized, lest a plan for any tenant walk through all revisions to find a rare one's. */
    private static final String OF_TENANTS = """
            WITH touched AS MATERIALIZED (SELECT revision FROM revision_subject
                WHERE cluster = :cluster AND tenants && CAST(:tenants AS text[]))
            """ + STEPS;

    private final JdbcClient sql;
    private final ClusterLock cluster;

    RevisionSteps(JdbcClient sql, ClusterLock cluster) {
        this.sql = sql;
        this.cluster = cluster;
    }

    /** Of the tenants or, where it is null, of everybody. */
    Steps around(@Nullable Set<TenantId> whose, long revision) {
        return sql.sql(whose == null ? EVERY : OF_TENANTS)
                .param("cluster", cluster.cluster().value())
                .param("tenants", IntentRows.names(whose == null ? Set.of() : whose))
                .param("revision", revision)
                .query((row, _) -> new Steps(number(row, 1), number(row, 2), number(row, 3), number(row, 4)))
                .single();
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
