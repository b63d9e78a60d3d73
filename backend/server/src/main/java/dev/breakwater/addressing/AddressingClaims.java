package dev.breakwater.addressing;

import dev.breakwater.addressing.AddressingEvent.BlockAllotted;
import dev.breakwater.addressing.AddressingEvent.BlockReleased;
import dev.breakwater.addressing.AddressingEvent.PoolProvided;
import dev.breakwater.addressing.AddressingEvent.PoolWithdrawn;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Rejection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps, in the events' own transaction, that blocks never overlap and that every pool has a tenant. */
@Component
@ProcessingGroup("addressing-claims")
class AddressingClaims {
    private final JdbcClient sql;
    private final String cluster;

    AddressingClaims(JdbcClient sql, ClusterSettings settings) {
        this.sql = sql;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(AddressingEvent event) {
        switch (event) {
            case PoolProvided provided -> claim(provided.poolId());
            case BlockAllotted allotted -> claim(allotted);
            case BlockReleased released -> release(released);
            case PoolWithdrawn withdrawn -> release(withdrawn.poolId());
        }
    }

    private void claim(PoolId pool) {
        try {
            sql.sql("INSERT INTO pool_claim (cluster, pool, tenant) VALUES (?, ?, ?)")
                    .params(cluster, pool.toString(), pool.tenant().value())
                    .update();
        } catch (DataIntegrityViolationException _) {
            throw new Rejection("tenant-not-onboarded", "The tenant " + pool.tenant() + " is not onboarded")
                    .remedy("Request the tenant first");
        }
    }

    private void claim(BlockAllotted event) {
        try {
            sql.sql("INSERT INTO block_claim (cluster, pool, block) VALUES (?, ?, ?::cidr)")
                    .params(cluster, event.poolId().toString(), event.block().toString())
                    .update();
        } catch (DataIntegrityViolationException _) {
            throw new Rejection("block-overlaps", "The block " + event.block() + " overlaps one that is already held")
                    .remedy("Choose a block that no pool holds, or release the other first");
        }
    }

    private void release(BlockReleased event) {
        sql.sql("DELETE FROM block_claim WHERE cluster = ? AND pool = ? AND block = ?::cidr")
                .params(cluster, event.poolId().toString(), event.block().toString())
                .update();
    }

    private void release(PoolId pool) {
        sql.sql("DELETE FROM pool_claim WHERE cluster = ? AND pool = ?")
                .params(cluster, pool.toString())
                .update();
    }
}
