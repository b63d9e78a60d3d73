package dev.breakwater.planning;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The API server's own guard: what it adds stands before everything else, what it gives up goes after everything else. */
record AdmissionOrder(List<Draft> first, List<Draft> last) {
    private static final String CHECKED = "No flow of a policy is concerned; nothing is unguarded that both ends guard";

    static AdmissionOrder of(Situation situation) {
        var before = guards(situation.observed());
        var after = guards(situation.desired());
        var early = new ArrayList<Step>();
        var late = new ArrayList<Step>();
        after.forEach((ref, wanted) -> {
            Manifest there = before.get(ref);
            if (there == null || (covers(wanted, there) && !there.digest().equals(wanted.digest()))) {
                early.add(new Step.Put(wanted, "guards before there is something to guard"));
            } else if (!there.digest().equals(wanted.digest())) {
                late.add(new Step.Put(wanted, "guards less, after everything that takes its place"));
            }
        });
        before.keySet().stream()
                .filter(ref -> !after.containsKey(ref))
                .forEach(ref -> late.add(new Step.Prune(ref, "after everything that it guarded")));
        return new AdmissionOrder(
                drafts("Guard", early, "First, so that nobody comes between the steps"),
                drafts("Guard less", late, "Last, when what it guarded is guarded otherwise or gone"));
    }

    private static SortedMap<ObjectRef, Manifest> guards(List<Manifest> manifests) {
        var guards = new TreeMap<ObjectRef, Manifest>();
        manifests.stream()
                .filter(manifest -> manifest.ref().kind().equals(ObjectKind.ADMISSION_POLICY.kind())
                        || manifest.ref().kind().equals(ObjectKind.ADMISSION_POLICY_BINDING.kind()))
                .forEach(manifest -> guards.put(manifest.ref(), manifest));
        return guards;
    }

    /** Whether the new form still looks at every resource that the old one did. */
    private static boolean covers(Manifest wanted, Manifest there) {
        return resources(wanted).containsAll(resources(there));
    }

    private static List<?> resources(Manifest guard) {
        return guard.spec() != null
                        && guard.spec().plain() instanceof Map<?, ?> spec
                        && spec.get("matchConstraints") instanceof Map<?, ?> constraints
                        && constraints.get("resourceRules") instanceof List<?> rules
                ? rules
                : List.of();
    }

    private static List<Draft> drafts(String title, List<Step> steps, String why) {
        return steps.isEmpty() ? List.of() : List.of(new Draft(title, steps, new Barrier.ReadBack(), why, CHECKED, 0));
    }
}
