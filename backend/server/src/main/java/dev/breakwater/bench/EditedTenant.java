package dev.breakwater.bench;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.compiler.Compiler;
import dev.breakwater.compiler.Unit;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One tenant with as many policies of its own as each of {@link ManyTenants}, of the same sorts, as the compiler writes them. */
final class EditedTenant {
    static final TenantId ID = TenantId.parse("t0");

    private static final Compiler COMPILER = new Compiler(
            new ClusterSettings(ClusterName.parse("bench"), ClusterSettings.TENANT_LABEL, ClusterSettings.Guard.DENY));

    private final int identities;
    private final List<Intent> intents = new ArrayList<>();

    EditedTenant(int identities, int policies) {
        this.identities = identities;
        var namespaces = new TreeSet<>(Set.of(NamespaceName.parse(ID.value())));
        intents.add(new TenantIntent(
                ID,
                "A tenant of the benchmark",
                TenantIntent.State.APPROVED,
                TenantIntent.Isolation.STRICT,
                namespaces));
        for (int number = 0; number < policies; number++) {
            intents.add(policy(number, 8000 + number % 10, number));
        }
    }

    List<Manifest> objects() {
        return compiled(intents);
    }

    /** With another port, block, path or name in one of the policies. */
    List<Manifest> edited(int number, int port, int block) {
        var all = new ArrayList<>(intents);
        all.set(1 + number, policy(number, port, block));
        return compiled(all);
    }

    private static List<Manifest> compiled(List<Intent> intents) {
        return List.copyOf(COMPILER.compile(new Unit.Tenant(ID), IntentSnapshot.of(intents))
                .values());
    }

    private PolicyIntent policy(int number, int port, int block) {
        Rule rule = switch (number % 5) {
            case 0 -> rule(number, Rule.Direction.INGRESS, peer(number), ports(port));
            case 1 -> rule(number, Rule.Direction.EGRESS, peer(number), ports(port));
            case 2 -> rule(number, Rule.Direction.EGRESS, block(block), ports(443));
            case 3 -> rule(number, Rule.Direction.INGRESS, peer(number), reading(block));
            default -> rule(number, Rule.Direction.EGRESS, name(block), ports(443));
        };
        return new PolicyIntent(
                new PolicyId(ID, new Name("p" + number)), new PolicySpec("Of the benchmark", null, List.of(rule)));
    }

    private Rule rule(int number, Rule.Direction direction, Peer peer, Traffic traffic) {
        return new Rule(Rule.Action.ALLOW, direction, app(number % identities), peer, traffic);
    }

    private Peer peer(int number) {
        return new Peer.SameTenant(app((number * 7 + 1) % identities));
    }

    private static Endpoints app(int number) {
        return Endpoints.labelled(Labels.of("app", "a" + number));
    }

    private static Peer block(int block) {
        String start = "20.0." + block % 256 + ".";
        return new Peer.Block(Cidr.parse(start + "0/24"), List.of(Cidr.parse(start + "7/32")));
    }

    private static Peer name(int block) {
        return new Peer.FqdnName("api" + block + ".t0.example.com");
    }

    private static Traffic ports(int port) {
        return new Traffic.Ports(List.of(Port.tcp(port)));
    }

    private static Traffic reading(int block) {
        return new Traffic.Http(
                List.of(Port.tcp(80)), List.of(new Traffic.HttpRule("GET", "/v" + block + "/.*", null, List.of())));
    }
}
