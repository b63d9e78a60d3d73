package dev.breakwater.change.committing;

import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.change.intents.ClusterLock;
import dev.breakwater.intent.Operation;
import dev.breakwater.policy.PolicyCommand.ExpirePolicy;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends policies whose time has come, on the clock that the policies themselves go by: one change for each tenant, so that none waits for another.
 * When two nodes ask at once, the second finds nothing to change.
 */
@Component
class Expiry {
    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

    private final JdbcClient sql;
    private final ClusterLock lock;
    private final ChangeGateway gateway;
    private final Clock clock;

    Expiry(JdbcClient sql, ClusterLock lock, ChangeGateway gateway, Clock clock) {
        this.sql = sql;
        this.lock = lock;
        this.gateway = gateway;
        this.clock = clock;
    }

    void expireDue() {
        due().forEach(this::expire);
    }

    /** How long until another policy falls due; nothing when none will. */
    Optional<Duration> untilNext() {
        Instant now = clock.instant();
        return sql.sql("""
                        SELECT min(expires_at) FROM intent_row WHERE cluster = ? AND until_revision IS NULL
                        AND expires_at > ? HAVING min(expires_at) IS NOT NULL""")
                .params(lock.cluster().value(), now.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(next -> Duration.between(now, next.toInstant()).plusMillis(1));
    }

    private Map<TenantId, List<PolicyId>> due() {
        return sql
                .sql("""
                        SELECT subject FROM intent_row WHERE cluster = ? AND until_revision IS NULL
                        AND expires_at <= ? ORDER BY subject""")
                .params(lock.cluster().value(), clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        PolicyId.parse(Subject.parse(row.getString(1)).id()))
                .list()
                .stream()
                .collect(Collectors.groupingBy(PolicyId::tenant, TreeMap::new, Collectors.toList()));
    }

    private void expire(TenantId tenant, List<PolicyId> policies) {
        List<Operation> operations =
                policies.stream().<Operation>map(ExpirePolicy::new).toList();
        var proposal = new Proposal("The time of these policies has come", null, operations, null);
        try {
            submitEvenIfItCuts(proposal);
        } catch (Rejection rejection) {
            if (!rejection.code().equals("nothing-to-change")) {
                LOG.warn("Policies of tenant {} did not expire: {}", tenant, rejection.sentence());
            }
        } catch (RuntimeException failure) {
            LOG.warn("Policies of tenant {} did not expire, will try again", tenant, failure);
        }
    }

    private void submitEvenIfItCuts(Proposal proposal) {
        try {
            submit(proposal);
        } catch (Rejection rejection) {
            if (!rejection.code().equals("plan-refused")) {
                throw rejection;
            }
            submit(proposal.overriding("Whoever defined these policies said that they end now"));
        }
    }

    private void submit(Proposal proposal) {
        gateway.submit(Actor.BREAKWATER, new Origin(Source.EXPIRY, null, "expiry"), ChangeId.random(), proposal);
    }
}
