package dev.breakwater.rollout;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stands before a cluster, writes down every step and can answer in its place. */
final class Witness implements ClusterPort {
    final List<Step> steps = Collections.synchronizedList(new ArrayList<>());

    private final ClusterPort cluster;

    /** What is answered instead of asking the cluster; null asks the cluster. */
    volatile Function<Step, Outcome> instead = _ -> null;

    /** What becomes of the cluster's answer. */
    volatile UnaryOperator<Outcome> afterwards = outcome -> outcome;

    /** Hears of each step that the cluster took. */
    volatile Consumer<Step> done = _ -> {};

    volatile boolean unreachable;

    Witness(ClusterPort cluster) {
        this.cluster = cluster;
    }

    List<String> names() {
        return steps.stream()
                .map(step -> step.getClass().getSimpleName() + " " + step.ref().name())
                .toList();
    }

    @Override
    public Connection connect() {
        return unreachable ? new Connection.Unready(List.of("Nobody is there")) : cluster.connect();
    }

    @Override
    public Optional<String> lockout(String yaml) {
        return cluster.lockout(yaml);
    }

    @Override
    public Observation observe() {
        return unreachable ? new Observation.Unseen("Nobody is there") : cluster.observe();
    }

    @Override
    public Optional<Integer> pods(String namespaceSelector, Set<String> named, String podSelector, int most) {
        return cluster.pods(namespaceSelector, named, podSelector, most);
    }

    @Override
    public Optional<Manifest> read(ObjectRef ref) {
        return cluster.read(ref);
    }

    @Override
    public Outcome apply(Step step) {
        steps.add(step);
        if (unreachable) {
            return new Outcome.Unreachable("Nobody is there", false, null);
        }
        Outcome given = instead.apply(step);
        if (given != null) {
            return given;
        }
        Outcome outcome = cluster.apply(step);
        if (outcome instanceof Outcome.Applied) {
            done.accept(step);
        }
        return afterwards.apply(outcome);
    }

    @Override
    public Watch watch(Observation.Seen seen, WatchListener listener) {
        return cluster.watch(seen, listener);
    }
}
