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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Peer configs: created before anything refers to them, edited one uplink at a time, removed when nothing refers to them. */
final class ProfileOrder {
    private static final String CHECKED = "No flow of a policy is concerned; no session refers to what is not there";

    private final Passage passage;

    ProfileOrder(Passage passage) {
        this.passage = passage;
    }

    void create(Ledger plan) {
        var steps = new ArrayList<Step>();
        passage.desired().profiles().forEach((name, profile) -> {
            if (!passage.observed().profiles().containsKey(name)) {
                steps.add(new Step.Put(profile, "a session that refers to a missing one would be removed"));
            }
        });
        plan.phase(new Draft(
                "Create peer configs",
                steps,
                new Barrier.ReadBack(),
                "Before the sessions that refer to them",
                CHECKED,
                0));
    }

    void edit(Ledger plan) {
        passage.desired().profiles().forEach((name, profile) -> {
            Manifest there = passage.observed().profiles().get(name);
            if (there != null && !there.digest().equals(profile.digest())) {
                foresee(plan, name, there, profile);
                plan.phase(new Draft(
                        "Change the sessions of " + name,
                        List.of(new Step.Put(profile, "one uplink by itself")),
                        new Barrier.SessionsUp(passage.desired().sessionsOf(name).stream()
                                .map(Session::name)
                                .sorted()
                                .toList()),
                        "One uplink at a time, so that another one stands when this one is reset",
                        CHECKED,
                        0));
            }
        });
    }

    private void foresee(Ledger plan, String name, Manifest before, Manifest after) {
        List<Session> sessions = passage.observed().sessionsOf(name).stream()
                .filter(session -> passage.desired().sessionsOf(name).stream().anyMatch(session::isSameAs))
                .toList();
        if (sessions.isEmpty()) {
            return;
        }
        Notice notice = Notice.of(sessions, List.of(), passage.observed().prefixesOf(name));
        reset(before, after)
                .ifPresent(reason -> plan.foresee(
                        notice.of(Event.SESSION_RESET, weight(name, before), reason + bridge(name, before))));
        if (!announces(before).equals(announces(after))) {
            plan.foresee(notice.of(
                    Event.ROUTES_WITHDRAWN, Weight.ASKED_FOR, "it announces other advertisements than before"));
        }
    }

    /** Why sessions are, or may be, reset by an edit. */
    private static Optional<String> reset(Manifest before, Manifest after) {
        if (differ(before, after, "timers", "holdTimeSeconds")
                || differ(before, after, "timers", "keepAliveTimeSeconds")) {
            return Optional.of("another hold time or keepalive is negotiated by a new session only");
        }
        if (differ(before, after, "authSecretRef")) {
            return Optional.of("another MD5 secret");
        }
        if (differ(before, after, "transport") || differ(before, after, "ebgpMultihop")) {
            return Optional.of("another way of transport may need a new session");
        }
        if (differ(before, after, "gracefulRestart") || !families(before).equals(families(after))) {
            return Optional.of("other capabilities are negotiated by a new session only");
        }
        return Optional.empty();
    }

    private static boolean differ(Manifest before, Manifest after, String... path) {
        return !Objects.equals(Tree.at(before.spec(), path), Tree.at(after.spec(), path));
    }

    private static List<String> families(Manifest profile) {
        return Tree.items(profile.spec(), "families").stream()
                .map(family -> Tree.text(family, "afi") + "/" + Tree.text(family, "safi"))
                .sorted()
                .toList();
    }

    private static List<@Nullable Node> announces(Manifest profile) {
        var selectors = new ArrayList<@Nullable Node>();
        Tree.items(profile.spec(), "families").forEach(family -> selectors.add(Tree.at(family, "advertisements")));
        return selectors;
    }

    /** The graceful restart that was negotiated is the one before the edit. */
    private Weight weight(String name, Manifest before) {
        return isGraceful(before) || hasElder(name) ? Weight.BRIDGED : Weight.INTERRUPTION;
    }

    private String bridge(String name, Manifest before) {
        if (isGraceful(before)) {
            return "; the peer keeps the routes for "
                    + Tree.text(before.spec(), "gracefulRestart", "restartTimeSeconds") + " s of graceful restart";
        }
        return hasElder(name) ? "; another uplink stands" : "; neither graceful restart nor another uplink bridges it";
    }

    private static boolean isGraceful(Manifest profile) {
        return Tree.text(profile.spec(), "gracefulRestart", "enabled").equals("true");
    }

    private boolean hasElder(String name) {
        return passage.observed().sessions().stream()
                .anyMatch(session -> !session.profile().equals(name)
                        && passage.desired().sessions().stream().anyMatch(session::isSameAs));
    }

    void remove(Ledger plan) {
        var steps = new ArrayList<Step>();
        passage.observed().profiles().forEach((name, profile) -> {
            if (!passage.desired().profiles().containsKey(name)) {
                steps.add(new Step.Prune(profile.ref(), "no session refers to it any more"));
            }
        });
        plan.phase(new Draft(
                "Remove peer configs",
                steps,
                new Barrier.ReadBack(),
                "Last, since a session whose peer config is missing is removed",
                CHECKED,
                0));
    }
}
