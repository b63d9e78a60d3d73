package dev.breakwater.peering.advertising;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.peering.AdvertisementEvent;
import dev.breakwater.peering.AdvertisementEvent.AdvertisementClosed;
import dev.breakwater.peering.AdvertisementEvent.AdvertisementOpened;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps, in the events' own transaction, one advertisement per tenant and peering, and both of them there. */
@Component
@ProcessingGroup("peering-claims")
class AdvertisementClaims {
    private final JdbcClient sql;
    private final String cluster;

    AdvertisementClaims(JdbcClient sql, ClusterSettings settings) {
        this.sql = sql;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(AdvertisementEvent event) {
        switch (event) {
            case AdvertisementOpened(var id, var peerings) -> {
                release(id);
                peerings.keySet().forEach(peering -> claim(id, peering));
            }
            case AdvertisementClosed closed -> release(closed.advertisementId());
        }
    }

    private void claim(AdvertisementId id, PeeringId peering) {
        try {
            sql.sql("INSERT INTO advertisement_claim (cluster, tenant, peering, advertisement) VALUES (?, ?, ?, ?)")
                    .params(cluster, id.tenant().value(), peering.value(), id.toString())
                    .update();
        } catch (DuplicateKeyException _) {
            throw new Rejection(
                            "already-advertised",
                            "Another advertisement of " + id.tenant() + " already goes over peering " + peering)
                    .remedy("Alter that one, or close it first");
        } catch (DataIntegrityViolationException e) {
            throw String.valueOf(e.getMessage()).contains("advertisement_claim_tenant")
                    ? new Rejection("tenant-not-onboarded", "The tenant " + id.tenant() + " is not onboarded")
                            .remedy("Request the tenant first")
                    : new Rejection("peering-unknown", "There is no peering " + peering)
                            .at("/peerings")
                            .remedy("Connect the peering first");
        }
    }

    private void release(AdvertisementId id) {
        sql.sql("DELETE FROM advertisement_claim WHERE cluster = ? AND advertisement = ?")
                .params(cluster, id.toString())
                .update();
    }
}
