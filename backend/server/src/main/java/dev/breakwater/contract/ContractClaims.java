package dev.breakwater.contract;

import dev.breakwater.contract.ContractEvent.ContractAccepted;
import dev.breakwater.contract.ContractEvent.ContractEnded;
import dev.breakwater.contract.ContractEvent.ContractOffered;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps, in the events' own transaction, that both sides of a contract exist. */
@Component
@ProcessingGroup("contract-claims")
class ContractClaims {
    private final JdbcClient sql;
    private final String cluster;

    ContractClaims(JdbcClient sql, ClusterSettings settings) {
        this.sql = sql;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(ContractEvent event) {
        switch (event) {
            case ContractOffered(var id, var terms) -> {
                release(id); // an offer may replace one to somebody else
                claim(id, terms.consumer());
            }
            case ContractAccepted _ -> {} // claims nothing more
            case ContractEnded ended -> release(ended.contractId());
        }
    }

    private void claim(ContractId contract, TenantId consumer) {
        try {
            sql.sql("INSERT INTO contract_claim (cluster, contract, provider, consumer) VALUES (?, ?, ?, ?)")
                    .params(cluster, contract.toString(), contract.provider().value(), consumer.value())
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw String.valueOf(e.getMessage()).contains("contract_claim_consumer")
                    ? new Rejection("contract-partner-unknown", "There is no tenant " + consumer + " to offer this to")
                            .at("/terms/consumer")
                            .remedy("Ask the other team for its tenant id")
                    : new Rejection("tenant-not-onboarded", "The tenant " + contract.provider() + " is not onboarded")
                            .remedy("Request the tenant first");
        }
    }

    private void release(ContractId contract) {
        sql.sql("DELETE FROM contract_claim WHERE cluster = ? AND contract = ?")
                .params(cluster, contract.toString())
                .update();
    }
}
