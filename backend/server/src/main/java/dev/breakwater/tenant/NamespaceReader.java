package dev.breakwater.tenant;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who holds which namespace from the claims themselves, which are never behind. */
@Component
class NamespaceReader {
    private final JdbcClient sql;
    private final String cluster;

    NamespaceReader(JdbcClient sql, ClusterSettings settings) {
        this.sql = sql;
        this.cluster = settings.cluster().value();
    }

    Page<NamespaceSummary> list(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit) {
        if (tenant != null && !actor.sees(tenant)) {
            throw Rejection.notFound("tenant " + tenant);
        }
        List<NamespaceSummary> found = sql.sql("""
                        SELECT namespace, tenant FROM namespace_claim
                        WHERE cluster = :cluster AND namespace > :after AND (:all OR tenant = ANY(:tenants))
                        ORDER BY namespace LIMIT :limit""")
                .param("cluster", cluster)
                .param("after", Page.keyOf(after))
                .param("all", tenant == null && actor.seesEverything())
                .param("tenants", names(actor, tenant))
                .param("limit", limit + 1)
                .query((row, _) -> new NamespaceSummary(
                        NamespaceName.parse(row.getString("namespace")), TenantId.parse(row.getString("tenant"))))
                .list();
        return Page.of(found, limit, namespace -> namespace.name().value());
    }

    private static String[] names(Actor actor, @Nullable TenantId tenant) {
        return (tenant == null ? actor.tenants().stream() : Stream.of(tenant))
                .map(TenantId::value)
                .toArray(String[]::new);
    }
}
