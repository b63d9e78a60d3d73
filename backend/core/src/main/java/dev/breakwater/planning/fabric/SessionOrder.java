package dev.breakwater.planning.fabric;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Draft;
import dev.breakwater.planning.Foreseen.Event;
import dev.breakwater.planning.Foreseen.Weight;
import dev.breakwater.planning.Step;
import dev.breakwater.planning.fabric.FabricOrder.Ledger;
import dev.breakwater.planning.fabric.FabricOrder.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cluster configs: sessions are connected before others are disconnected, one uplink at a time. */
final class SessionOrder {
    static final String CHECKED =
            "No flow of a policy is concerned; no session goes before what replaces it is established";

    private final Passage passage;
    private final Map<String, ConfigOrder> edits = new TreeMap<>();

    SessionOrder(Passage passage) {
        this.passage = passage;
        passage.desired().configs().forEach((name, wanted) -> {
            Manifest there = passage.observed().configs().get(name);
            if (there != null && !there.digest().equals(wanted.digest())) {
                edits.put(name, new ConfigOrder(passage, there, wanted));
            }
        });
    }

    void connect(Ledger plan) {
        var steps = new ArrayList<Step>();
        var peers = new ArrayList<String>();
        passage.desired().configs().forEach((name, wanted) -> {
            if (!passage.observed().configs().containsKey(name)
                    && rivals(wanted).isEmpty()) {
                steps.add(new Step.Put(wanted, "its peers have their peer configs by now"));
                Fabric.sessions(wanted).forEach(session -> peers.add(session.name()));
                plan.foresee(
                        notice(wanted, passage.desired()).of(Event.SESSION_OPENED, Weight.ASKED_FOR, name + " is new"));
            }
        });
        plan.phase(new Draft(
                "Connect",
                steps,
                new Barrier.SessionsUp(peers.stream().sorted().toList()),
                "After the peer configs that it refers to",
                CHECKED,
                0));
        edits.values().forEach(edit -> edit.connect(plan));
    }

    void disconnect(Ledger plan) {
        edits.values().forEach(edit -> edit.disconnect(plan));
        var replaced = new TreeSet<String>();
        passage.desired().configs().forEach((name, wanted) -> {
            if (!passage.observed().configs().containsKey(name)
                    && !rivals(wanted).isEmpty()) {
                replaced.addAll(rivals(wanted));
                replace(plan, wanted);
            }
        });
        var steps = new ArrayList<Step>();
        passage.observed().configs().forEach((name, there) -> {
            if (!passage.desired().configs().containsKey(name) && !replaced.contains(name)) {
                steps.add(new Step.Prune(there.ref(), "its sessions are no longer wanted"));
                plan.foresee(
                        notice(there, passage.observed()).of(Event.SESSION_CLOSED, Weight.ASKED_FOR, name + " goes"));
            }
        });
        plan.phase(new Draft(
                "Disconnect", steps, new Barrier.ReadBack(), "After every session that replaces them", CHECKED, 0));
    }

    /** Configs that go and have a node in common with a new one: the owner of a node keeps it until then. */
    private Set<String> rivals(Manifest wanted) {
        var rivals = new TreeSet<String>();
        passage.observed().configs().forEach((name, there) -> {
            if (!passage.desired().configs().containsKey(name) && shareNodes(there, wanted)) {
                rivals.add(name);
            }
        });
        return rivals;
    }

    private boolean shareNodes(Manifest one, Manifest other) {
        if (passage.topology().nodes().isEmpty()) {
            return true;
        }
        List<String> nodes = nodes(one);
        return nodes(other).stream().anyMatch(nodes::contains);
    }

    private void replace(Ledger plan, Manifest wanted) {
        var steps = new ArrayList<Step>();
        for (String rival : rivals(wanted)) {
            Manifest there = passage.observed().configs().get(rival);
            if (there != null) {
                steps.add(new Step.Prune(there.ref(), "of two configs for one node Cilium takes the elder"));
                plan.foresee(notice(there, passage.observed())
                        .of(
                                Event.SESSION_CLOSED,
                                Weight.INTERRUPTION,
                                "a node has one cluster config; " + rival + " goes before "
                                        + wanted.ref().name() + " comes"));
            }
        }
        plan.phase(new Draft(
                "Disconnect what is replaced",
                steps,
                new Barrier.ReadBack(),
                "Before its replacement, since a node follows one cluster config only",
                CHECKED,
                0));
        plan.foresee(notice(wanted, passage.desired())
                .of(Event.SESSION_OPENED, Weight.ASKED_FOR, wanted.ref().name() + " replaces it"));
        plan.phase(new Draft(
                "Connect the replacement",
                List.of(new Step.Put(wanted, "the nodes are free by now")),
                new Barrier.SessionsUp(Fabric.names(Fabric.sessions(wanted))),
                "As soon as the nodes are free",
                CHECKED,
                0));
    }

    private Notice notice(Manifest config, Fabric end) {
        List<Fabric.Session> sessions = Fabric.sessions(config);
        return Notice.of(sessions, nodes(config), end.prefixesOf(sessions));
    }

    private List<String> nodes(Manifest config) {
        return Notice.nodes(passage.topology(), Tree.at(config.spec(), "nodeSelector"));
    }
}
