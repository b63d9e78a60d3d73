package dev.breakwater.change;

import dev.breakwater.contract.ContractCommand.AcceptContract;
import dev.breakwater.contract.ContractCommand.OfferContract;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Operation;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.intent.Traffic;
import dev.breakwater.policy.PolicyCommand.DefinePolicy;
import dev.breakwater.policy.PolicyCommand.RevisePolicy;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.RequestTenant;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who and what the tests of changes speak of. */
public final class Cast {
    public static final Actor OLIVIA = new Actor("olivia", Set.of(Actor.Role.OPERATOR), Set.of());
    public static final Actor AUDIT = new Actor("audit", Set.of(Actor.Role.AUDITOR), Set.of());
    public static final Origin API = new Origin(Source.API, null, "test");

    private Cast() {}

    public static Actor ownerOf(String tenant) {
        return new Actor("owner-of-" + tenant, Set.of(Actor.Role.OWNER), Set.of(TenantId.parse(tenant)));
    }

    public static Origin keyed(String key) {
        return new Origin(Source.API, key, "test");
    }

    public static Origin keyed(String key, String fingerprint) {
        return new Origin(Source.API, key, fingerprint, "test");
    }

    public static Proposal proposal(Operation... operations) {
        return new Proposal("because of a test", null, List.of(operations), null);
    }

    /** Requested with one namespace of the tenant's own name, and approved. */
    public static Proposal onboarding(String... tenants) {
        return proposal(Stream.of(tenants)
                .flatMap(tenant -> Stream.of(request(tenant, tenant), new ApproveTenant(TenantId.parse(tenant))))
                .toArray(Operation[]::new));
    }

    public static RequestTenant request(String tenant, String namespace) {
        return new RequestTenant(
                TenantId.parse(tenant),
                "Team " + tenant,
                Isolation.SHARED,
                new TreeSet<>(Set.of(NamespaceName.parse(namespace))));
    }

    public static DefinePolicy define(String policy, String block) {
        return new DefinePolicy(PolicyId.parse(policy), towards(block));
    }

    public static RevisePolicy revise(String policy, String block) {
        return new RevisePolicy(PolicyId.parse(policy), towards(block));
    }

    public static PolicySpec towards(String block) {
        return new PolicySpec(
                "reports go there",
                null,
                List.of(new Rule(
                        Rule.Action.ALLOW,
                        Rule.Direction.EGRESS,
                        Endpoints.ALL,
                        new Peer.Block(Cidr.parse(block), List.of()),
                        new Traffic.Ports(List.of(Port.tcp(443))))));
    }

    public static OfferContract offer(String contract, String consumer) {
        return new OfferContract(ContractId.parse(contract), terms(consumer));
    }

    public static AcceptContract accept(String contract, String consumer) {
        return new AcceptContract(ContractId.parse(contract), TenantId.parse(consumer));
    }

    public static ContractIntent.Terms terms(String consumer) {
        return new ContractIntent.Terms(
                TenantId.parse(consumer), Endpoints.ALL, Endpoints.ALL, List.of(Port.tcp(8080)));
    }
}
