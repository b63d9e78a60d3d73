package dev.breakwater.tenant;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@link TenantRow}s, of them those that the actor may see. */
@Component
class TenantReader implements Tenants {
    private static final String SEEN = """
            select r from TenantRow r
            where r.key.cluster = :cluster and r.body is not null and r.key.id > :after
              and (:all = true or r.key.id in :tenants) and r.state in :states
            order by r.key.id""";

    private final EntityManager entities;
    private final JsonMapper json;
    private final NamespaceReader namespaces;
    private final String cluster;

    TenantReader(EntityManager entities, JsonMapper json, NamespaceReader namespaces, ClusterSettings settings) {
        this.entities = entities;
        this.json = json;
        this.namespaces = namespaces;
        this.cluster = settings.cluster().value();
    }

    @Override
    public Page<TenantSummary> list(
            Actor actor, TenantIntent.@Nullable State state, @Nullable String after, int limit) {
        List<TenantRow> rows = entities.createQuery(SEEN, TenantRow.class)
                .setParameter("cluster", cluster)
                .setParameter("after", Page.keyOf(after))
                .setParameter("all", actor.seesEverything())
                .setParameter("tenants", names(actor.tenants()))
                .setParameter("states", names(state))
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(rows, limit, TenantRow::id).map(row -> row.summary(json));
    }

    @Override
    public TenantDetails find(Actor actor, TenantId id) {
        return Optional.ofNullable(entities.find(TenantRow.class, new TenantRow.Key(cluster, id.toString())))
                .flatMap(row -> row.details(json))
                .filter(details -> details.intent().tenants().stream().anyMatch(actor::sees))
                .orElseThrow(() -> Rejection.notFound("tenant " + id));
    }

    @Override
    public Page<NamespaceSummary> namespaces(
            Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit) {
        return namespaces.list(actor, tenant, after, limit);
    }

    /** Nobody is called by the empty name: it keeps the list from being empty. */
    private static List<String> names(Collection<TenantId> tenants) {
        return tenants.isEmpty()
                ? List.of("")
                : tenants.stream().map(TenantId::value).toList();
    }

    private static List<String> names(TenantIntent.@Nullable State state) {
        return (state == null ? Stream.of(TenantIntent.State.values()) : Stream.of(state))
                .map(TenantIntent.State::name)
                .toList();
    }
}
