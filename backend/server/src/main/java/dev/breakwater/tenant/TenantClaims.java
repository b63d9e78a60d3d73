package dev.breakwater.tenant;

import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.tenant.TenantEvent.NamespaceClaimed;
import dev.breakwater.tenant.TenantEvent.NamespaceReleased;
import dev.breakwater.tenant.TenantEvent.TenantDeclined;
import dev.breakwater.tenant.TenantEvent.TenantOffboarded;
import dev.breakwater.tenant.TenantEvent.TenantRequested;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps, in the events' own transaction, that a namespace has one tenant and that a tenant that owns something stays. */
@Component
@ProcessingGroup("tenant-claims")
class TenantClaims {
    private final JdbcClient sql;
    private final String cluster;

    TenantClaims(JdbcClient sql, ClusterSettings settings) {
        this.sql = sql;
        this.cluster = settings.cluster().value();
    }

    @EventHandler
    void on(TenantEvent event) {
        switch (event) {
            case TenantRequested requested -> claim(requested.tenantId());
            case NamespaceClaimed claimed -> claim(claimed);
            case NamespaceReleased released -> release(released);
            case TenantDeclined declined -> leave(declined.tenantId());
            case TenantOffboarded offboarded -> leave(offboarded.tenantId());
            case TenantEvent.TenantDescribed _,
                    TenantEvent.TenantApproved _,
                    TenantEvent.ApprovalWithdrawn _,
                    TenantEvent.IsolationChosen _,
                    TenantEvent.TenantSuspended _,
                    TenantEvent.TenantResumed _ -> {} // claim nothing
        }
    }

    private void claim(TenantId tenant) {
        sql.sql("INSERT INTO tenant_claim (cluster, tenant) VALUES (?, ?)")
                .params(cluster, tenant.value())
                .update();
    }

    private void claim(NamespaceClaimed event) {
        try {
            sql.sql("INSERT INTO namespace_claim (cluster, namespace, tenant) VALUES (?, ?, ?)")
                    .params(cluster, event.namespace().value(), event.tenantId().value())
                    .update();
        } catch (DuplicateKeyException _) {
            throw new Rejection(
                            "namespace-already-claimed",
                            "The namespace " + event.namespace() + " already belongs to another tenant")
                    .remedy("Choose another namespace, or ask the network operators who holds it");
        }
    }

    private void release(NamespaceReleased event) {
        sql.sql("DELETE FROM namespace_claim WHERE cluster = ? AND namespace = ? AND tenant = ?")
                .params(cluster, event.namespace().value(), event.tenantId().value())
                .update();
    }

    private void leave(TenantId tenant) {
        try {
            sql.sql("DELETE FROM tenant_claim WHERE cluster = ? AND tenant = ?")
                    .params(cluster, tenant.value())
                    .update();
        } catch (DataIntegrityViolationException _) {
            throw new Rejection("tenant-still-owns", "The tenant " + tenant + " still owns something")
                    .remedy("Withdraw its policies, pools and advertisements and end its contracts first");
        }
    }
}
