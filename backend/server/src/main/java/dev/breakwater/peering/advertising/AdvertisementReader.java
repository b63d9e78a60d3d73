package dev.breakwater.peering.advertising;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.peering.AdvertisementDetails;
import dev.breakwater.peering.AdvertisementSummary;
import dev.breakwater.peering.Advertisements;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@link AdvertisementRow}s, of them those that the actor may see. */
@Component
class AdvertisementReader implements Advertisements {
    private static final String SEEN = """
            select r from AdvertisementRow r
            where r.key.cluster = :cluster and r.body is not null and r.key.id > :after
              and (:all = true or r.tenant in :tenants)
            order by r.key.id""";

    private final EntityManager entities;
    private final JsonMapper json;
    private final String cluster;

    AdvertisementReader(EntityManager entities, JsonMapper json, ClusterSettings settings) {
        this.entities = entities;
        this.json = json;
        this.cluster = settings.cluster().value();
    }

    @Override
    public Page<AdvertisementSummary> list(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit) {
        if (tenant != null && !actor.sees(tenant)) {
            throw Rejection.notFound("tenant " + tenant);
        }
        List<AdvertisementRow> rows = entities.createQuery(SEEN, AdvertisementRow.class)
                .setParameter("cluster", cluster)
                .setParameter("after", Page.keyOf(after))
                .setParameter("all", tenant == null && actor.seesEverything())
                .setParameter("tenants", names(tenant == null ? actor.tenants() : Set.of(tenant)))
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(rows, limit, AdvertisementRow::id).map(row -> row.summary(json));
    }

    @Override
    public AdvertisementDetails find(Actor actor, AdvertisementId id) {
        return Optional.ofNullable(
                        entities.find(AdvertisementRow.class, new AdvertisementRow.Key(cluster, id.toString())))
                .flatMap(row -> row.details(json))
                .filter(details -> details.intent().tenants().stream().anyMatch(actor::sees))
                .orElseThrow(() -> Rejection.notFound("advertisement " + id));
    }

    /** Nobody is called by the empty name: it keeps the list from being empty. */
    private static List<String> names(Collection<TenantId> tenants) {
        return tenants.isEmpty()
                ? List.of("")
                : tenants.stream().map(TenantId::value).toList();
    }
}
