package dev.breakwater.bench;

import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.Committed;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.Operation;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.intent.Traffic;
import dev.breakwater.policy.PolicyCommand;
import dev.breakwater.tenant.TenantCommand;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ConfigurableApplicationContext;

/** Tenants of ten objects each: namespace, floor, base, guard and six policies. */
final class Population {
    static final Actor OPERATOR = new Actor("bench", Set.of(Actor.Role.OPERATOR), Set.of());

    static final String REASON = "Measure what many tenants take";

    private static final int POLICIES = 6;

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final ChangeGateway gateway;
    private final Positions positions;

    Population(ConfigurableApplicationContext context) {
        gateway = context.getBean(ChangeGateway.class);
        positions = context.getBean(Positions.class);
    }

    /** Until the read models have seen all that was committed. */
    void settle() {
        if (!positions.await(positions.head(), LONGEST).isEmpty()) {
            throw new IllegalStateException("The read models are behind after " + LONGEST);
        }
    }

    /** Commits so many of these names as one change and answers its revision. */
    long commit(String name, int tenants) {
        return commit(name, tenants, POLICIES);
    }

    long commit(String name, int tenants, int policies) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < tenants; i++) {
            add(tenant(name, i), policies, operations);
        }
        return submit(operations.toArray(Operation[]::new)).revision();
    }

    Committed submit(Operation... operations) {
        return gateway.submit(
                OPERATOR,
                new Origin(Source.SYSTEM, null, "bench"),
                ChangeId.random(),
                new Proposal(REASON, null, List.of(operations), null));
    }

    static TenantId tenant(String name, int number) {
        return TenantId.parse("%s-%04d".formatted(name, number));
    }

    private static void add(TenantId tenant, int policies, List<Operation> operations) {
        var namespaces = new TreeSet<>(Set.of(NamespaceName.parse(tenant.value())));
        operations.add(new TenantCommand.RequestTenant(
                tenant, "A tenant of the benchmark", TenantIntent.Isolation.STRICT, namespaces));
        operations.add(new TenantCommand.ApproveTenant(tenant));
        for (int i = 0; i < policies; i++) {
            operations.add(define(tenant, i));
        }
    }

    static Operation define(TenantId tenant, int number) {
        return new PolicyCommand.DefinePolicy(new PolicyId(tenant, new Name("policy-" + number)), policy(number));
    }

    private static PolicySpec policy(int number) {
        var rule = new Rule(
                Rule.Action.ALLOW,
                Rule.Direction.EGRESS,
                Endpoints.labelled(Labels.of("app", "web-" + number)),
                new Peer.SameTenant(Endpoints.labelled(Labels.of("app", "store-" + number))),
                new Traffic.Ports(List.of(Port.tcp(8000 + number))));
        return new PolicySpec("The web reaches its store", null, List.of(rule));
    }
}
