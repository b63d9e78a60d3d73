package dev.breakwater.policy;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.policy.PolicyEvent.PolicyDefined;
import dev.breakwater.policy.PolicyEvent.PolicyExpired;
import dev.breakwater.policy.PolicyEvent.PolicyRevised;
import dev.breakwater.policy.PolicyEvent.PolicyWithdrawn;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps, in the events' own transaction, that every policy has a tenant. */
@Component
@ProcessingGroup("policy-claims")
class PolicyClaims {
    private final JdbcClient sql;
    private final String cluster;

    PolicyClaims(JdbcClient sql, ClusterSettings settings) {
        this.sql = sql;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(PolicyEvent event) {
        switch (event) {
            case PolicyDefined defined -> claim(defined.policyId());
            case PolicyRevised _ -> {} // claims nothing more
            case PolicyWithdrawn withdrawn -> release(withdrawn.policyId());
            case PolicyExpired expired -> release(expired.policyId());
        }
    }

    private void claim(PolicyId policy) {
        try {
            sql.sql("INSERT INTO policy_claim (cluster, policy, tenant) VALUES (?, ?, ?)")
                    .params(cluster, policy.toString(), policy.tenant().value())
                    .update();
        } catch (DataIntegrityViolationException _) {
            throw new Rejection("tenant-not-onboarded", "The tenant " + policy.tenant() + " is not onboarded")
                    .remedy("Request the tenant first");
        }
    }

    private void release(PolicyId policy) {
        sql.sql("DELETE FROM policy_claim WHERE cluster = ? AND policy = ?")
                .params(cluster, policy.toString())
                .update();
    }
}
