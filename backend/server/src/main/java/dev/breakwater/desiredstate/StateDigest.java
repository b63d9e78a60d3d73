package dev.breakwater.desiredstate;

import dev.breakwater.vocabulary.ClusterName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One digest for all manifests of a revision: hex SHA-256 over the sorted lines {@code ref digest}. */
@Component
class StateDigest {
    private final JdbcClient sql;

    StateDigest(JdbcClient sql) {
        this.sql = sql;
    }

    String newest(ClusterName cluster) {
        return sql.sql("""
                        SELECT encode(sha256(convert_to(
                            coalesce(string_agg(ref || ' ' || digest, E'\\n' ORDER BY ref COLLATE "C"), ''), 'UTF8')), 'hex')
                        FROM manifest_row WHERE cluster = ? AND until_revision IS NULL""").param(cluster.value()).query(String.class).single();
    }
}
