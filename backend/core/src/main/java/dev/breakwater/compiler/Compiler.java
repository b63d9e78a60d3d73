package dev.breakwater.compiler;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.compiler.Whence.Place;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns intent into the objects that a cluster should hold: a pure function, deterministic to the byte. */
public final class Compiler {
    private final ClusterSettings settings;

    public Compiler(ClusterSettings settings) {
        this.settings = settings;
    }

    /** Everything; refuses what Cilium would refuse or misread. */
    public SortedMap<ObjectRef, Manifest> compile(IntentSnapshot snapshot) {
        var units = new TreeMap<Unit, SortedMap<ObjectRef, Manifest>>();
        units.put(new Unit.Fabric(), compile(new Unit.Fabric(), snapshot));
        for (TenantIntent tenant : snapshot.tenants()) {
            units.put(new Unit.Tenant(tenant.id()), compile(new Unit.Tenant(tenant.id()), snapshot));
        }
        return union(units.values());
    }

    /** One unit's objects, possibly none; the snapshot needs to hold no more than the unit depends on. */
    public SortedMap<ObjectRef, Manifest> compile(Unit unit, IntentSnapshot snapshot) {
        return byRef(
                switch (unit) {
                    case Unit.Fabric() -> fabric(snapshot);
                    case Unit.Tenant(var id) -> tenant(id, snapshot);
                });
    }

    /** The fabric's objects that stand for the cluster's settings and depend on no intent. */
    public SortedMap<ObjectRef, Manifest> ofSettings() {
        return byRef(Admission.of(settings));
    }

    /** Refuses a touched policy that disagrees with the contracts that it names. */
    public void check(Set<Subject> touched, IntentSnapshot after) {
        touched.forEach(subject -> ContractRefusals.check(subject, after));
    }

    /**
     * The touched units' objects after a change. Beyond what {@link #compile(Unit, IntentSnapshot)} refuses, a touched policy
     * must agree with the contracts that it names; an untouched one just falls silent, or a tenant's policy could keep the
     * other side from ending a contract.
     */
    public SortedMap<Unit, SortedMap<ObjectRef, Manifest>> compile(
            Set<Subject> touched, IntentSnapshot before, IntentSnapshot after) {
        check(touched, after);
        var units = new TreeMap<Unit, SortedMap<ObjectRef, Manifest>>();
        Unit.touchedBy(touched, before, after).forEach(unit -> units.put(unit, compile(unit, after)));
        return Collections.unmodifiableSortedMap(units);
    }

    /** Which rules the items of a tenant's own policy objects say; empty while there is no such tenant. */
    public Map<Place, Whence> whence(TenantId id, IntentSnapshot snapshot) {
        TenantIntent tenant = snapshot.tenant(id);
        return tenant == null ? Map.of() : Policies.whence(new TenantScope(settings, tenant, snapshot));
    }

    private Stream<Manifest> fabric(IntentSnapshot snapshot) {
        FabricRefusals.check(snapshot.peerings());
        return Stream.concat(Fabric.of(snapshot.peerings()), Admission.of(settings));
    }

    private Stream<Manifest> tenant(TenantId id, IntentSnapshot snapshot) {
        TenantIntent tenant = snapshot.tenant(id);
        if (tenant == null) {
            return Stream.empty();
        }
        TenantScope scope = new TenantScope(settings, tenant, snapshot);
        TenantRefusals.check(scope);
        LayerSeven.check(scope);
        if (tenant.state() == State.REQUESTED || tenant.namespaces().isEmpty()) {
            return Stream.empty();
        }
        return tenant.state() == State.SUSPENDED ? Floor.of(scope) : whole(scope);
    }

    private static Stream<Manifest> whole(TenantScope scope) {
        return Stream.of(Floor.of(scope), Policies.of(scope), Contracts.of(scope), Addresses.of(scope))
                .flatMap(manifests -> manifests);
    }

    private static SortedMap<ObjectRef, Manifest> byRef(Stream<Manifest> manifests) {
        var byRef = new TreeMap<ObjectRef, Manifest>();
        manifests.forEach(manifest -> add(byRef, manifest));
        return Collections.unmodifiableSortedMap(byRef);
    }

    private static SortedMap<ObjectRef, Manifest> union(Collection<SortedMap<ObjectRef, Manifest>> units) {
        return byRef(units.stream().flatMap(unit -> unit.values().stream()));
    }

    private static void add(SortedMap<ObjectRef, Manifest> byRef, Manifest manifest) {
        if (byRef.put(manifest.ref(), manifest) != null) {
            throw new IllegalStateException("two objects are named " + manifest.ref());
        }
    }
}
