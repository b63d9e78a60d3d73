package dev.breakwater.compiler;

import dev.breakwater.cilium.ClusterwidePolicy;
import dev.breakwater.cilium.ClusterwidePolicy.Effect;
import dev.breakwater.cilium.ClusterwidePolicy.Item;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.PeerSet;
import dev.breakwater.cilium.PortSet;
import dev.breakwater.cilium.Selector;
import dev.breakwater.intent.ContractIntent;
import java.util.List;
import java.util.stream.Stream;

/** One tenant's side of its contracts in force: egress as the consumer, ingress as the provider. */
final class Contracts {
    private final TenantScope scope;
    private final ContractIntent contract;

    private Contracts(TenantScope scope, ContractIntent contract) {
        this.scope = scope;
        this.contract = contract;
    }

    static Stream<Manifest> of(TenantScope scope) {
        return scope.contractsInForce().stream().map(contract -> new Contracts(scope, contract).manifest());
    }

    private Manifest manifest() {
        return contract.provider().equals(scope.id()) ? ingress() : egress();
    }

    private Manifest ingress() {
        return scope.policy(
                "contract-" + contract.id().name() + "-ingress",
                new ClusterwidePolicy(description(), offered(), Effect.ALLOWS, List.of(item(callers())), List.of()));
    }

    private Manifest egress() {
        return scope.policy(
                "contract-" + contract.provider() + "-" + contract.id().name() + "-egress",
                new ClusterwidePolicy(description(), callers(), Effect.ALLOWS, List.of(), List.of(item(offered()))));
    }

    private Item item(Selector partner) {
        return new Item(
                new PeerSet.Endpoints(partner),
                new PortSet.Plain(contract.terms().ports()));
    }

    private Selector offered() {
        return scope.select(contract.provider(), contract.terms().offered());
    }

    private Selector callers() {
        return scope.select(contract.consumer(), contract.terms().callers());
    }

    private String description() {
        return "Contract " + contract.id() + " with " + contract.consumer();
    }
}
