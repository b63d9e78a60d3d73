package dev.breakwater.compiler;

import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Action;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import java.util.List;

/** What a policy may say of its tenant's contracts, when the policy itself is being changed. */
final class ContractRefusals {
    private ContractRefusals() {}

    static void check(Subject touched, IntentSnapshot after) {
        if (after.find(touched) instanceof PolicyIntent policy) {
            List<Rule> rules = policy.spec().rules();
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).peer() instanceof Peer.ContractPartner(var id)) {
                    String where = "Rule " + (i + 1) + " of the policy " + policy.id();
                    ContractIntent contract = after.contract(id);
                    if (contract == null
                            || !contract.tenants().contains(policy.id().tenant())) {
                        throw Rejection.invalid(
                                        "contract-unknown",
                                        where + " names the contract " + id + ", but this tenant has no such contract")
                                .remedy("Name a contract that the tenant offers or has been offered");
                    }
                    check(
                            rules.get(i),
                            contract,
                            where,
                            contract.provider().equals(policy.id().tenant()));
                }
            }
        }
    }

    private static void check(Rule rule, ContractIntent contract, String where, boolean provides) {
        if (rule.action() == Action.DENY) {
            return;
        }
        Direction agreed = provides ? Direction.INGRESS : Direction.EGRESS;
        if (rule.direction() != agreed) {
            throw beyond(
                    where + " allows the contract " + contract.id() + " the wrong way round",
                    "The consumer calls, the provider is called: for this tenant that is " + word(agreed));
        }
        switch (rule.traffic()) {
            case Traffic.Everything() -> {}
            case Traffic.Ports(var ports) -> ports.forEach(port -> checkPort(port, contract, where));
            case Traffic.Http _, Traffic.Dns _, Traffic.Icmp _ ->
                throw beyond(
                        where + " speaks of more than ports; the contract " + contract.id() + " opens its ports whole",
                        "Name ports of the contract, or none for all of them");
        }
    }

    private static void checkPort(Port port, ContractIntent contract, String where) {
        boolean named = contract.terms().ports().stream()
                .anyMatch(whole -> whole.overlaps(port) && whole.includes(port.first()) && whole.includes(port.last()));
        if (!named) {
            throw beyond(
                    where + " allows " + port + ", which the contract " + contract.id() + " does not name",
                    "Name ports of the contract, or agree on another one");
        }
    }

    private static Rejection beyond(String sentence, String remedy) {
        return Rejection.invalid("beyond-contract", sentence).remedy(remedy);
    }

    private static String word(Direction direction) {
        return direction == Direction.INGRESS ? "ingress" : "egress";
    }
}
