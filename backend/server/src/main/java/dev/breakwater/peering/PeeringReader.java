package dev.breakwater.peering;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@link PeeringRow}s for whoever runs or audits the fabric. */
@Component
class PeeringReader implements Peerings {
    private static final String ALL = """
            select r from PeeringRow r
            where r.key.cluster = :cluster and r.body is not null and r.key.id > :after
            order by r.key.id""";

    private final EntityManager entities;
    private final JsonMapper json;
    private final String cluster;

    PeeringReader(EntityManager entities, JsonMapper json, ClusterSettings settings) {
        this.entities = entities;
        this.json = json;
        this.cluster = settings.cluster().value();
    }

    @Override
    public Page<PeeringSummary> list(Actor actor, @Nullable String after, int limit) {
        if (!actor.seesEverything()) {
            return new Page<>(List.of(), null);
        }
        List<PeeringRow> rows = entities.createQuery(ALL, PeeringRow.class)
                .setParameter("cluster", cluster)
                .setParameter("after", Page.keyOf(after))
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(rows, limit, PeeringRow::id).map(row -> row.summary(json));
    }

    @Override
    public PeeringDetails find(Actor actor, PeeringId id) {
        return Optional.ofNullable(entities.find(PeeringRow.class, new PeeringRow.Key(cluster, id.toString())))
                .flatMap(row -> row.details(json))
                .filter(_ -> actor.seesEverything())
                .orElseThrow(() -> Rejection.notFound("peering " + id));
    }
}
