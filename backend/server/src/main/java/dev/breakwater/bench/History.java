package dev.breakwater.bench;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Many changes, each told as one real change of a tenant's description was, of the other tenants in turn. The events and what a
 * commit writes with them are written by SQL, which takes a minute instead of an hour; read models follow the events as always.
 */
final class History {
    private static final int AT_ONCE = 2500;

    /** Of each change its number, id, revision and tenant, and which change of that tenant it is. */
    private static final String TOLD = """
            WITH others AS (SELECT tenant, row_number() OVER (ORDER BY tenant) - 1 AS number, count(*) OVER () AS of
                FROM tenant_claim WHERE cluster = :cluster AND tenant <> :tenant),
            told AS (SELECT k, md5('told-' || k)::uuid AS change, :revision + 1 + k AS revision, tenant, k / of AS round
                FROM generate_series(:from, :until - 1) AS k JOIN others ON number = k % of)
            """;

    private static final String RETOLD = """
            convert_to(replace(replace(replace(replace(replace(convert_from(%s, 'UTF8'), :change, change::text),
                :tenant, tenant), '"revision":' || :revision, '"revision":' || revision),
                '"revision":"' || :revision || '"', '"revision":"' || revision || '"'),
                '"base":' || (:revision - 1), '"base":' || (revision - 1)), 'UTF8')""";
    private static final List<String> STATEMENTS = List.of(
            """
            INSERT INTO domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload, meta_data)
            SELECT gen_random_uuid(), replace(replace(aggregate_identifier, :change, change::text), :tenant, tenant),
                CASE WHEN type = 'Change' THEN sequence_number ELSE 1 + round + (SELECT max(own.sequence_number)
                    FROM domain_event_entry own WHERE own.aggregate_identifier = 'tenant:' || tenant
                      AND own.global_index < (SELECT global_index FROM domain_event_entry
                          WHERE aggregate_identifier = 'change:' || :change AND sequence_number = 0)) END,
                type, time_stamp, payload_type, %s, %s
            FROM told CROSS JOIN domain_event_entry
            WHERE global_index
                BETWEEN (SELECT global_index FROM domain_event_entry
                    WHERE aggregate_identifier = 'change:' || :change AND sequence_number = 0)
                AND (SELECT global_index FROM domain_event_entry
                    WHERE aggregate_identifier = 'change:' || :change AND sequence_number = 1)
            ORDER BY k, global_index""".formatted(RETOLD.formatted("payload"), RETOLD.formatted("meta_data")),
            """
            INSERT INTO revision_row (cluster, revision, change_id, actor, reason, ticket, source, committed_at, digest,
                position)
            SELECT cluster, told.revision, change, actor, reason, 'BW-' || k, source, committed_at, digest,
                (SELECT global_index FROM domain_event_entry
                    WHERE aggregate_identifier = 'change:' || change AND sequence_number = 1)
            FROM told CROSS JOIN revision_row WHERE cluster = :cluster AND revision_row.revision = :revision""",
            """
            INSERT INTO revision_subject (cluster, subject, revision, tenants)
            SELECT :cluster, 'tenant:' || tenant, revision, ARRAY[tenant] FROM told""",
            """
            UPDATE intent_row SET until_revision = told.revision FROM told
            WHERE cluster = :cluster AND subject = 'tenant:' || tenant AND until_revision IS NULL""",
            """
            INSERT INTO intent_row (cluster, subject, tenants, body, from_revision)
            SELECT cluster, subject, tenants, body, until_revision FROM told JOIN intent_row
              ON cluster = :cluster AND subject = 'tenant:' || tenant AND until_revision = revision""",
            "UPDATE cluster SET revision = (SELECT max(revision) FROM told) WHERE name = :cluster");

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final String cluster;

    History(ConfigurableApplicationContext context) {
        jdbc = context.getBean(JdbcClient.class);
        transactions = context.getBean(TransactionTemplate.class);
        cluster = context.getBean(ClusterSettings.class).cluster().value();
    }

    /** Tells the change of this tenant, the last of the revisions, so many times of others. */
    void tell(ChangeId change, TenantId tenant, long revision, int times) {
        int others = jdbc.sql("SELECT count(*) - 1 FROM tenant_claim WHERE cluster = ?")
                .param(cluster)
                .query(Integer.class)
                .single();
        int atOnce =
                Math.min(AT_ONCE, others); // no tenant twice, or what the first began would not be there to be ended
        for (int from = 0; from < times; from += atOnce) {
            int begin = from;
            transactions.executeWithoutResult(_ -> STATEMENTS.forEach(statement -> jdbc.sql(TOLD + statement)
                    .param("cluster", cluster)
                    .param("change", change.value().toString())
                    .param("tenant", tenant.value())
                    .param("revision", revision)
                    .param("from", begin)
                    .param("until", Math.min(times, begin + atOnce))
                    .update()));
        }
    }
}
