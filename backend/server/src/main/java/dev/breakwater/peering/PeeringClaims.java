package dev.breakwater.peering;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.peering.PeeringEvent.PeerConnected;
import dev.breakwater.peering.PeeringEvent.PeerDisconnected;
import dev.breakwater.peering.PeeringEvent.PeerMoved;
import dev.breakwater.peering.PeeringEvent.PeerReprofiled;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps, in the events' own transaction, a peer address once per instance, and peerings that are advertised over. */
@Component
@ProcessingGroup("peering-claims")
class PeeringClaims {
    private final JdbcClient sql;
    private final String cluster;

    PeeringClaims(JdbcClient sql, ClusterSettings settings) {
        this.sql = sql;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(PeeringEvent event) {
        switch (event) {
            case PeerConnected connected -> {
                claim(connected.peeringId());
                claim(connected.peeringId(), connected.instance().name(), connected.addresses());
            }
            case PeerReprofiled _ -> {} // claims nothing
            case PeerMoved moved -> {
                releaseAddresses(moved.peeringId());
                claim(moved.peeringId(), moved.instance().name(), moved.addresses());
            }
            case PeerDisconnected disconnected -> {
                releaseAddresses(disconnected.peeringId());
                release(disconnected.peeringId());
            }
        }
    }

    private void claim(PeeringId peering) {
        sql.sql("INSERT INTO peering_claim (cluster, peering) VALUES (?, ?)")
                .params(cluster, peering.value())
                .update();
    }

    private void claim(PeeringId peering, Name instance, Set<IpAddress> addresses) {
        addresses.forEach(address -> claim(peering, instance, address));
    }

    private void claim(PeeringId peering, Name instance, IpAddress address) {
        try {
            sql.sql("INSERT INTO peer_address_claim (cluster, instance, address, peering) VALUES (?, ?, ?::inet, ?)")
                    .params(cluster, instance.value(), address.value(), peering.value())
                    .update();
        } catch (DuplicateKeyException _) {
            throw new Rejection(
                            "peer-address-taken", "The instance " + instance + " already has a session with " + address)
                    .remedy("Disconnect or move the peering that has it, or use another instance");
        }
    }

    private void releaseAddresses(PeeringId peering) {
        sql.sql("DELETE FROM peer_address_claim WHERE cluster = ? AND peering = ?")
                .params(cluster, peering.value())
                .update();
    }

    private void release(PeeringId peering) {
        try {
            sql.sql("DELETE FROM peering_claim WHERE cluster = ? AND peering = ?")
                    .params(cluster, peering.value())
                    .update();
        } catch (DataIntegrityViolationException _) {
            throw new Rejection("peering-still-advertised", "Addresses are still advertised over peering " + peering)
                    .remedy("Close the advertisements over it, or open them over other peerings, first");
        }
    }
}
