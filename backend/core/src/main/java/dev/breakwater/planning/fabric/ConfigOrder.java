package dev.breakwater.planning.fabric;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Draft;
import dev.breakwater.planning.Foreseen.Event;
import dev.breakwater.planning.Foreseen.Weight;
import dev.breakwater.planning.Step;
import dev.breakwater.planning.fabric.Fabric.Session;
import dev.breakwater.planning.fabric.FabricOrder.Ledger;
import dev.breakwater.planning.fabric.FabricOrder.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way of one cluster config from observed to desired: its peers uplink by uplink, where an uplink is what shares a peer config.
 * What can stand beside the old is connected first; what takes an old one's name or address has to replace it.
 */
final class ConfigOrder {
    private final Passage passage;
    private final Manifest there;
    private final Manifest wanted;
    private final NodeSelections nodes;
    private List<Session> now;

    ConfigOrder(Passage passage, Manifest there, Manifest wanted) {
        this.passage = passage;
        this.there = there;
        this.wanted = wanted;
        this.nodes = new NodeSelections(there, wanted, passage.topology());
        this.now = Fabric.sessions(there);
    }

    void connect(Ledger plan) {
        if (isRecreated()) {
            return;
        }
        widen(plan);
        uplinks(target(), session -> isNew(session) && now.stream().noneMatch(session::excludes))
                .forEach((uplink, sessions) -> {
                    var more = new ArrayList<>(now);
                    more.addAll(sessions);
                    now = more;
                    plan.foresee(notice(sessions, passage.desired())
                            .of(Event.SESSION_OPENED, Weight.ASKED_FOR, uplink + " is connected"));
                    phase(plan, "Connect " + uplink, sessions, "Before any other session goes, and by itself");
                });
    }

    void disconnect(Ledger plan) {
        if (isRecreated()) {
            recreate(plan);
            return;
        }
        uplinks(target(), session -> now.stream().noneMatch(session::equals)).forEach((uplink, sessions) -> {
            List<Session> replaced = now.stream()
                    .filter(session -> sessions.stream().anyMatch(session::excludes))
                    .toList();
            boolean bridged = others(uplink);
            plan.foresee(notice(replaced, passage.observed())
                    .of(
                            Event.SESSION_RESET,
                            bridged ? Weight.BRIDGED : Weight.INTERRUPTION,
                            "a session with the same name or address is removed before the new one is added"
                                    + (bridged ? "; another uplink stands" : "; no other uplink stands")));
            now = Stream.concat(now.stream().filter(session -> !replaced.contains(session)), sessions.stream())
                    .toList();
            phase(plan, "Replace sessions of " + uplink, sessions, "One uplink by itself, while another one stands");
        });
        uplinks(now, session -> target().stream().noneMatch(session::equals)).forEach((uplink, sessions) -> {
            now = now.stream().filter(session -> !sessions.contains(session)).toList();
            plan.foresee(notice(sessions, passage.observed())
                    .of(Event.SESSION_CLOSED, Weight.ASKED_FOR, uplink + " no longer has " + Fabric.names(sessions)));
            phase(plan, "Disconnect " + uplink, List.of(), "After what replaces it is established, and by itself");
        });
        narrow(plan);
    }

    private List<Session> target() {
        return Fabric.sessions(wanted);
    }

    private boolean isNew(Session session) {
        return now.stream().noneMatch(session::isSameAs);
    }

    /** Whether a session of another uplink stands before and after. */
    private boolean others(String uplink) {
        return now.stream()
                .anyMatch(session ->
                        !session.profile().equals(uplink) && target().stream().anyMatch(session::isSameAs));
    }

    private static Map<String, List<Session>> uplinks(List<Session> sessions, Predicate<Session> which) {
        return sessions.stream()
                .filter(which)
                .sorted(Comparator.comparing(Session::name))
                .collect(Collectors.groupingBy(Session::profile, TreeMap::new, Collectors.toList()));
    }

    private void phase(Ledger plan, String title, List<Session> awaited, String why) {
        plan.phase(new Draft(
                title,
                List.of(new Step.Put(form(), title)),
                awaited.isEmpty() ? new Barrier.Drained() : new Barrier.SessionsUp(Fabric.names(awaited)),
                why,
                SessionOrder.CHECKED,
                0));
    }

    /** The desired config with the peers of the moment; the desired one itself when these are its own. */
    private Manifest form() {
        Node union = nodes.union();
        if (union == null && now.size() == target().size() && Set.copyOf(now).equals(Set.copyOf(target()))) {
            return wanted;
        }
        Node spec = Objects.requireNonNull(wanted.spec());
        Node instance = Tree.items(spec, "bgpInstances").getFirst();
        List<Node> peers = now.stream()
                .sorted(Comparator.comparing(Session::name))
                .map(Session::node)
                .toList();
        Node held =
                peers.isEmpty() ? Tree.without(instance, "peers") : Tree.with(instance, "peers", new Node.Items(peers));
        Node changed = Tree.with(spec, "bgpInstances", new Node.Items(List.of(held)));
        return Tree.with(wanted, union == null ? changed : Tree.with(changed, "nodeSelector", union));
    }

    /** The whole instance stops and starts: another local ASN or name, or more than one instance, whose peers are not ours to order. */
    private boolean isRecreated() {
        return !instance(there).equals(instance(wanted))
                || Tree.items(wanted.spec(), "bgpInstances").size() != 1;
    }

    private static List<Node> instance(Manifest config) {
        return Tree.items(config.spec(), "bgpInstances").stream()
                .map(instance -> Tree.without(instance, "peers"))
                .toList();
    }

    private void recreate(Ledger plan) {
        plan.foresee(notice(now, passage.observed())
                .of(
                        Event.SESSION_RESET,
                        now.isEmpty() ? Weight.ASKED_FOR : Weight.INTERRUPTION,
                        "the BGP instance is stopped and started with another local ASN, name or router id;"
                                + " peers refuse it until they know it"));
        now = target();
        plan.phase(new Draft(
                "Restart the BGP instance of " + wanted.ref().name(),
                List.of(new Step.Put(wanted, "all of its sessions at once; there is no other way")),
                new Barrier.SessionsUp(Fabric.names(target())),
                "By itself, since every session of its nodes goes down",
                SessionOrder.CHECKED,
                0));
    }

    private void widen(Ledger plan) {
        if (nodes.union() != null) {
            plan.foresee(new Notice(Fabric.names(now), nodes.gained(), List.of())
                    .of(Event.SESSION_OPENED, Weight.ASKED_FOR, "more nodes are selected"));
            phase(plan, "Select the new nodes too", now, "Before the old nodes go");
        }
    }

    private void narrow(Ledger plan) {
        if (!nodes.same()) {
            plan.foresee(nodes.narrowed(Fabric.names(now), passage.observed().prefixesOf(now)));
        }
        if (!nodes.same() || now.equals(Fabric.sessions(there))) {
            plan.phase(new Draft(
                    "Bring " + wanted.ref().name() + " to its last form",
                    List.of(new Step.Put(wanted, "as desired")),
                    new Barrier.ReadBack(),
                    "After the sessions of the nodes that stay are established",
                    SessionOrder.CHECKED,
                    0));
        }
    }

    private Notice notice(List<Session> sessions, Fabric end) {
        return Notice.of(sessions, isRecreated() ? nodes.both() : nodes.meanwhile(), end.prefixesOf(sessions));
    }
}
