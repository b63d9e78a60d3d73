package dev.breakwater.planning;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps the books of a plan: what stands after each phase, as a digest, so that a proof can be checked again. */
final class Ledger {
    private Ledger() {}

    static List<Phase> phases(Collection<Manifest> observed, List<Draft> drafts) {
        SortedMap<ObjectRef, Manifest> state = byRef(observed);
        var phases = new ArrayList<Phase>();
        for (Draft draft : drafts) {
            String before = digest(state);
            draft.steps().forEach(step -> take(state, step));
            var proof = new Proof(draft.checked(), draft.cells(), before, digest(state), stepsDigest(draft.steps()));
            phases.add(new Phase(draft.title(), draft.steps(), draft.barrier(), draft.why(), proof));
        }
        return phases;
    }

    static Proof whole(Situation situation, List<Phase> phases) {
        return new Proof(
                "Every phase is proven against what is observed and what is desired",
                phases.stream().mapToLong(phase -> phase.proof().cells()).sum(),
                digest(byRef(situation.observed())),
                digest(byRef(situation.desired())),
                stepsDigest(
                        phases.stream().flatMap(phase -> phase.steps().stream()).toList()));
    }

    /** What stands after a step. */
    static void take(Map<ObjectRef, Manifest> state, Step step) {
        switch (step) {
            case Step.Put(var manifest, var _) -> state.put(manifest.ref(), manifest);
            case Step.TemporaryPut(var manifest, var _) -> state.put(manifest.ref(), manifest);
            case Step.Prune(var ref, var _) -> state.remove(ref);
            case Step.Release(var ref, var _) -> state.remove(ref);
        }
    }

    private static SortedMap<ObjectRef, Manifest> byRef(Collection<Manifest> manifests) {
        var byRef = new TreeMap<ObjectRef, Manifest>();
        manifests.forEach(manifest -> byRef.put(manifest.ref(), manifest));
        return byRef;
    }

    private static String digest(SortedMap<ObjectRef, Manifest> state) {
        return digest(state.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().digest())
                .toList());
    }

    private static String stepsDigest(List<Step> steps) {
        return digest(steps.stream()
                .map(step -> switch (step) {
                    case Step.Put(var manifest, var _) -> "put " + manifest.ref() + " " + manifest.digest();
                    case Step.TemporaryPut(var manifest, var _) ->
                        "temporarily put " + manifest.ref() + " " + manifest.digest();
                    case Step.Prune(var ref, var _) -> "prune " + ref;
                    case Step.Release(var ref, var _) -> "release " + ref;
                })
                .toList());
    }

    /** An empty list of the wire is none, so it is counted in. */
    private static String digest(List<String> lines) {
        var all = new ArrayList<>(lines);
        all.addFirst(Integer.toString(lines.size()));
        return Node.texts(all).digest();
    }
}
