package dev.breakwater.rollout;

import dev.breakwater.change.ManifestDifference;
import dev.breakwater.cilium.AdmissionPolicy;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.cilium.Requesters;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Desired states in memory, one per revision, as the desiredstate room would hand them out. */
public final class Desired implements DesiredStates {
    private final List<List<DesiredObject>> revisions = new ArrayList<>();
    private final Map<Long, Warrant> warrants = new ConcurrentHashMap<>();

    /** The next revision wants exactly these; what is as before keeps its generation. */
    synchronized long wants(List<DesiredObject> objects) {
        long revision = revisions.size() + 1L;
        var before = new TreeMap<ObjectRef, DesiredObject>();
        if (!revisions.isEmpty()) {
            revisions.getLast().forEach(each -> before.put(each.ref(), each));
        }
        revisions.add(objects.stream()
                .map(each -> {
                    var old = before.get(each.ref());
                    boolean same = old != null && old.digest().equals(each.digest());
                    return new DesiredObject(
                            each.ref(), each.unit(), each.yaml(), each.digest(), same ? old.generation() : revision);
                })
                .toList());
        return revision;
    }

    long wants(DesiredObject... objects) {
        return wants(List.of(objects));
    }

    @Override
    public synchronized long newest(ClusterName cluster) {
        return revisions.size();
    }

    @Override
    public synchronized List<DesiredObject> objects(ClusterName cluster, long revision) {
        return revisions.get((int) revision - 1);
    }

    @Override
    public synchronized List<DesiredObject> objects(ClusterName cluster, long revision, String unit) {
        return objects(cluster, revision).stream()
                .filter(each -> each.unit().equals(unit))
                .toList();
    }

    @Override
    public List<Transition> transitions(ClusterName cluster, long newest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Transition> transitions(ClusterName cluster, long earlier, long later, Set<String> units) {
        throw new UnsupportedOperationException();
    }

    @Override
    public synchronized List<DesiredObject> contents(ClusterName cluster, Map<ObjectRef, String> digests) {
        return revisions.stream()
                .flatMap(List::stream)
                .filter(each -> each.digest().equals(digests.get(each.ref())))
                .toList();
    }

    @Override
    public Optional<Warrant> warrant(ClusterName cluster, long revision, Set<String> units) {
        return Optional.ofNullable(warrants.get(revision));
    }

    /** From then on somebody answers for what is not proven of this revision. */
    void warrant(long revision, String reason) {
        warrants.put(revision, new Warrant("olga", reason));
    }

    public static DesiredObject policy(String unit, String name, String app) {
        return allowing(unit, name, app, "ingress", Map.of("fromEndpoints", List.of(pods(unit, app))));
    }

    /** One allow rule and no default deny, as the compiler writes them. */
    public static DesiredObject allowing(
            String unit, String name, String app, String direction, Map<String, Object> rule) {
        var spec = Map.of(
                "endpointSelector",
                pods(unit, app),
                "enableDefaultDeny",
                Map.of("ingress", false, "egress", false),
                direction,
                List.of(rule));
        return object(unit, new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, name), Node.of(spec));
    }

    /** Default deny for all of the tenant. */
    public static DesiredObject closed(String unit, String name) {
        var spec =
                Map.of("endpointSelector", pods(unit, ""), "ingress", List.of(Map.of()), "egress", List.of(Map.of()));
        return object(unit, new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, name), Node.of(spec));
    }

    /** Default deny for what comes in to the tenant. */
    public static DesiredObject closedToOthers(String unit, String name) {
        var spec = Map.of("endpointSelector", pods(unit, ""), "ingress", List.of(Map.of()));
        return object(unit, new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, name), Node.of(spec));
    }

    /** The tenant's pods with that app, or all of them. */
    public static Map<String, Object> pods(String unit, String app) {
        var labels = new TreeMap<String, Object>();
        labels.put("k8s:io.cilium.k8s.namespace.labels.tenant.io/tenantId", unit.replace("tenant:", ""));
        if (!app.isEmpty()) {
            labels.put("k8s:app", app);
        }
        return Map.of("matchLabels", labels);
    }

    /** An admission policy that only these groups pass; it looks at nothing that other tests write. */
    static DesiredObject floor(String unit, String name, String group) {
        var writers = new Requesters(new TreeSet<>(Set.of("somebody")), new TreeSet<>(Set.of(group)));
        var spec = new AdmissionPolicy(
                        List.of(new AdmissionPolicy.Resources("", List.of("limitranges"), List.of("CREATE"))),
                        new TreeMap<>(Map.of(Requesters.VARIABLE, writers.expression())),
                        List.of(new AdmissionPolicy.Validation("variables.writer", "Only writers do")))
                .spec();
        return object(unit, ObjectKind.ADMISSION_POLICY.named(name), spec);
    }

    static DesiredObject binding(String unit, String name) {
        return object(unit, ObjectKind.ADMISSION_POLICY_BINDING.named(name), AdmissionPolicy.binding(name));
    }

    /** A port that no schema allows. */
    public static DesiredObject impossible(String unit, String name) {
        var spec = Map.of(
                "endpointSelector", Map.of(),
                "ingress", List.of(Map.of("fromEntities", List.of("nobody-of-that-name"))));
        return object(unit, new ObjectRef("cilium.io", "CiliumClusterwideNetworkPolicy", null, name), Node.of(spec));
    }

    public static DesiredObject pool(String unit, String name, String cidr) {
        var spec = Map.of("blocks", List.of(Map.of("cidr", cidr)));
        return object(unit, new ObjectRef("cilium.io", "CiliumLoadBalancerIPPool", null, name), Node.of(spec));
    }

    public static DesiredObject peer(String unit, String name, long holdTime) {
        var spec = Map.of("timers", Map.of("holdTimeSeconds", holdTime, "keepAliveTimeSeconds", holdTime / 3));
        return object(unit, new ObjectRef("cilium.io", "CiliumBGPPeerConfig", null, name), Node.of(spec));
    }

    public static DesiredObject namespace(String unit, String name) {
        return object(unit, new ObjectRef("", "Namespace", null, name), null);
    }

    private static DesiredObject object(String unit, ObjectRef ref, Node spec) {
        var labels = new TreeMap<String, String>();
        labels.put(Manifest.MANAGED_BY, Manifest.BREAKWATER);
        labels.put("tenant.io/tenantId", unit.replace("tenant:", ""));
        var manifest = new Manifest(ref, labels, spec);
        return new DesiredObject(ref, unit, manifest.yaml(), manifest.digest(), 0);
    }

    @Override
    public Page<DesiredObject> list(
            Actor actor, ClusterName cluster, long revision, TenantId tenant, String after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DesiredObject find(Actor actor, ClusterName cluster, long revision, ObjectRef ref) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<ManifestDifference> between(
            Actor actor, ClusterName cluster, long earlier, long later, @Nullable String after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> differing(Actor actor, ClusterName cluster, long earlier, long later) {
        throw new UnsupportedOperationException();
    }
}
