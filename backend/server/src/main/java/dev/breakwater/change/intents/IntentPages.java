package dev.breakwater.change.intents;

import dev.breakwater.change.IntentFilter;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.Intent;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads intents by their keys, no more rows than it gives, however many there are. */
@Component
public class IntentPages {
    private static final String NOW = "until_revision IS NULL";
    private static final String THEN =
            "from_revision <= :revision AND (until_revision IS NULL OR until_revision > :revision)";
    private static final String SEEN = "(:everything OR tenants && CAST(:tenants AS text[]))";

    /** In any of the values of an intent, not in the names of its fields. */
    private static final String SPOKEN = """
            EXISTS (SELECT FROM jsonb_path_query(convert_from(body, 'UTF8')::jsonb, 'strict $.** ? (@.type() == "string")') AS v
            WHERE strpos(lower(v #>> '{}'), lower(:text)) > 0)""";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final String cluster;

    IntentPages(JdbcClient sql, JsonMapper json, ClusterSettings settings) {
        this.sql = sql;
        this.json = json;
        this.cluster = settings.cluster().value();
    }

    /** Those that follow a key, of the tenants or, without any, of everybody. */
    public List<Intent> following(IntentFilter filter, @Nullable Set<TenantId> whose, String key, int most) {
        String first = first(filter.kind(), whose);
        return sql.sql("SELECT body FROM intent_row WHERE cluster = :cluster AND " + SEEN + " AND "
                        + (filter.revision() == null ? NOW : THEN)
                        + (filter.said().isEmpty()
                                ? ""
                                : " AND convert_from(body, 'UTF8')::jsonb @> CAST(:said AS jsonb)")
                        + (filter.text() == null ? "" : " AND " + SPOKEN)
                        + """
                         AND subject COLLATE "C" > :after AND subject COLLATE "C" >= :first AND subject COLLATE "C" < :end
                        ORDER BY subject COLLATE "C" LIMIT :most""")
                .param("cluster", cluster)
                .param("everything", whose == null)
                .param("tenants", IntentRows.names(whose == null ? Set.of() : whose))
                .param("revision", filter.revision())
                .param("text", filter.text())
                .param("said", json.writeValueAsString(filter.said()))
                .param("after", filter.kind().word() + ":" + key)
                .param("first", first)
                .param("end", end(first))
                .param("most", most)
                .query((row, _) -> json.readValue(row.getBytes(1), Intent.class))
                .list();
    }

    /** One at a revision, if it is the business of the tenants or, without any, at all. */
    public Optional<Intent> find(Subject subject, @Nullable Set<TenantId> whose, long revision) {
        return sql.sql("SELECT body FROM intent_row WHERE cluster = :cluster AND subject = :subject AND " + SEEN
                        + " AND " + THEN)
                .param("cluster", cluster)
                .param("subject", subject.toString())
                .param("everything", whose == null)
                .param("tenants", IntentRows.names(whose == null ? Set.of() : whose))
                .param("revision", revision)
                .query((row, _) -> json.readValue(row.getBytes(1), Intent.class))
                .optional();
    }

    /** What a single tenant owns lies together, under keys that begin with it; what it shares or is may lie anywhere. */
    private static String first(Subject.Kind kind, @Nullable Set<TenantId> whose) {
        if (whose == null || whose.size() != 1) {
            return kind.word() + ":";
        }
        return switch (kind) {
            case POLICY, POOL, ADVERTISEMENT ->
                kind.word() + ":" + whose.iterator().next() + "/";
            case TENANT, CONTRACT, PEERING -> kind.word() + ":";
        };
    }

    /** The least of what comes after all that begins with the same. */
    private static String end(String first) {
        int last = first.length() - 1;
        return first.substring(0, last) + (char) (first.charAt(last) + 1);
    }
}
