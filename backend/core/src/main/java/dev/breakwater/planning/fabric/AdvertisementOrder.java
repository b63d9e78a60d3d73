package dev.breakwater.planning.fabric;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Draft;
import dev.breakwater.planning.Foreseen;
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
import java.util.stream.Stream;

/** Advertisements are opened before others close; what changes of a route but not its being is sent again, peer by peer. */
final class AdvertisementOrder {
    private static final String CHECKED =
            "No flow of a policy is concerned; what both ends announce is announced all the time";

    private final Passage passage;

    AdvertisementOrder(Passage passage) {
        this.passage = passage;
    }

    void open(Ledger plan) {
        var opened = new ArrayList<Manifest>();
        var resent = new TreeMap<String, List<Manifest>>();
        passage.desired().advertisements().forEach((name, wanted) -> {
            Manifest there = passage.observed().advertisements().get(name);
            if (there == null) {
                opened.add(wanted);
            } else if (!there.digest().equals(wanted.digest())) {
                resent.computeIfAbsent(String.join(" ", passage.desired().announcing(wanted)), _ -> new ArrayList<>())
                        .add(united(there, wanted));
            }
        });
        announce(plan, opened);
        resent.forEach((peers, some) -> resend(plan, peers, some));
    }

    private void announce(Ledger plan, List<Manifest> opened) {
        for (Manifest each : opened) {
            foresee(plan, each, passage.desired(), Event.ROUTES_ANNOUNCED, Weight.ASKED_FOR, " is opened");
        }
        plan.phase(new Draft(
                "Open advertisements",
                opened.stream()
                        .map(each -> (Step) new Step.Put(each, "announced before others are withdrawn"))
                        .toList(),
                advertised(opened),
                "Before any other closes, so that an address is announced all the time",
                CHECKED,
                0));
    }

    /** Without a session nobody can count what is advertised. */
    private Barrier advertised(List<Manifest> opened) {
        List<String> countable = opened.stream()
                .filter(each -> passage.observed().announcing(each).stream()
                        .anyMatch(profile ->
                                !passage.observed().sessionsOf(profile).isEmpty()))
                .map(each -> each.ref().name())
                .toList();
        return countable.isEmpty() ? new Barrier.ReadBack() : new Barrier.RoutesAdvertised(countable);
    }

    private void resend(Ledger plan, String peers, List<Manifest> some) {
        for (Manifest each : some) {
            foresee(
                    plan,
                    each,
                    passage.desired(),
                    Event.ROUTES_RESENT,
                    Weight.ASKED_FOR,
                    " says something else of them");
        }
        plan.phase(new Draft(
                peers.isEmpty() ? "Change advertisements" : "Change what " + peers + " is told",
                some.stream()
                        .map(each -> (Step) new Step.Put(each, "routes are sent again, the session stays"))
                        .toList(),
                new Barrier.ReadBack(),
                "One peer at a time, so that another one always has the routes as they were",
                CHECKED,
                0));
    }

    /** With the Services of both, as long as both are the same kind of selector. */
    private static Manifest united(Manifest before, Manifest after) {
        List<Node> entries = Tree.items(after.spec(), "advertisements");
        Set<String> namespaces = new TreeSet<>(Fabric.namespacesOfAdvertisement(after));
        Set<String> old = Fabric.namespacesOfAdvertisement(before);
        if (entries.size() != 1 || namespaces.containsAll(old) || namespaces.isEmpty() || after.spec() == null) {
            return after;
        }
        namespaces.addAll(old);
        Node selector = Tree.with(
                new Node.Nothing(),
                "matchExpressions",
                new Node.Items(List.of(Node.fields(Map.of(
                        "key", Node.text("io.kubernetes.service.namespace"),
                        "operator", Node.text("In"),
                        "values", Node.texts(namespaces))))));
        Node entry = Tree.with(entries.getFirst(), "selector", selector);
        return Tree.with(after, Tree.with(after.spec(), "advertisements", new Node.Items(List.of(entry))));
    }

    /** Narrowed ones get their last form, others go. */
    void close(Ledger plan) {
        var steps = new ArrayList<Step>();
        var prunes = new ArrayList<Step>();
        passage.observed().advertisements().forEach((name, there) -> {
            Manifest wanted = passage.desired().advertisements().get(name);
            if (wanted == null) {
                prunes.add(new Step.Prune(there.ref(), "withdrawn after others are announced"));
                withdraw(plan, there);
            } else if (!united(there, wanted).digest().equals(wanted.digest())) {
                steps.add(new Step.Put(wanted, "withdraws what it no longer announces"));
                withdraw(plan, there);
            }
        });
        steps.addAll(prunes);
        plan.phase(new Draft(
                "Close advertisements",
                steps,
                new Barrier.Drained(),
                "After everything that announces the same addresses, and before the addresses go",
                CHECKED,
                0));
    }

    private void withdraw(Ledger plan, Manifest there) {
        Set<String> namespaces = Fabric.namespacesOfAdvertisement(there);
        List<String> carriers = passage.desired().advertisements().values().stream()
                .filter(other -> !Fabric.namespacesOfAdvertisement(other).isEmpty()
                        && Fabric.namespacesOfAdvertisement(other).containsAll(namespaces))
                .filter(other -> passage.desired().announcing(other).stream()
                        .anyMatch(passage.observed().announcing(there)::contains))
                .map(other -> other.ref().name())
                .toList();
        if (carriers.isEmpty()) {
            foresee(plan, there, passage.observed(), Event.ROUTES_WITHDRAWN, Weight.ASKED_FOR, " closes");
        } else {
            foresee(
                    plan,
                    there,
                    passage.observed(),
                    Event.ROUTES_RESENT,
                    Weight.ASKED_FOR,
                    " closes, and " + String.join(", ", carriers) + " announces the same");
        }
    }

    private void foresee(Ledger plan, Manifest advertisement, Fabric end, Event event, Weight weight, String what) {
        List<String> profiles = end.announcing(advertisement);
        List<Fabric.Session> sessions = profiles.stream()
                .flatMap(profile -> end.sessionsOf(profile).stream())
                .toList();
        Foreseen foreseen = Notice.of(sessions, List.of(), end.prefixes(Stream.of(advertisement)))
                .of(event, weight, "the advertisement " + advertisement.ref().name() + what);
        plan.foresee(foreseen);
    }
}
