package dev.breakwater.compiler;

import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is compiled as one: a tenant, or the fabric; written {@code tenant:tenant-a} or {@code fabric}. */
public sealed interface Unit extends Comparable<Unit> {

    /** One tenant's objects. */
    record Tenant(TenantId id) implements Unit {
        @Override
        public String toString() {
            return PREFIX + id;
        }
    }

    /** The objects that belong to no tenant: BGP sessions and the cluster's own guard. */
    record Fabric() implements Unit {
        @Override
        public String toString() {
            return "fabric";
        }
    }

    /** What a tenant's unit is written with. */
    String PREFIX = "tenant:";

    static Unit parse(String text) {
        if (text.equals("fabric")) {
            return new Fabric();
        }
        if (text.startsWith(PREFIX)) {
            return new Tenant(TenantId.parse(text.substring(PREFIX.length())));
        }
        throw Rejection.invalid("id-invalid", "A unit of compilation is 'fabric' or 'tenant:' and an id");
    }

    /** The units whose objects may differ between two snapshots that differ in the touched subjects only. */
    static SortedSet<Unit> touchedBy(Set<Subject> touched, IntentSnapshot before, IntentSnapshot after) {
        var units = new TreeSet<Unit>();
        for (Subject subject : touched) {
            touchedBy(subject, List.of(before, after)).forEach(units::add);
        }
        return units;
    }

    private static Stream<Unit> touchedBy(Subject subject, List<IntentSnapshot> snapshots) {
        return switch (subject.kind()) {
            case TENANT -> withPartners(TenantId.parse(subject.id()), snapshots);
            case CONTRACT ->
                snapshots.stream()
                        .map(snapshot -> snapshot.find(subject))
                        .filter(ContractIntent.class::isInstance)
                        .flatMap(contract -> contract.tenants().stream().map(Tenant::new));
            case POLICY -> Stream.of(new Tenant(PolicyId.parse(subject.id()).tenant()));
            case POOL -> Stream.of(new Tenant(PoolId.parse(subject.id()).tenant()));
            case ADVERTISEMENT ->
                Stream.of(new Tenant(AdvertisementId.parse(subject.id()).tenant()));
            case PEERING ->
                Stream.concat(Stream.of(new Fabric()), announcedOver(PeeringId.parse(subject.id()), snapshots));
        };
    }

    /** A tenant's state decides which of its contracts are in force, and so its partners' guards. */
    private static Stream<Unit> withPartners(TenantId tenant, List<IntentSnapshot> snapshots) {
        return Stream.concat(
                Stream.of(new Tenant(tenant)),
                snapshots.stream()
                        .flatMap(snapshot -> snapshot.contractsOf(tenant).stream())
                        .flatMap(contract -> contract.tenants().stream().map(Tenant::new)));
    }

    private static Stream<Unit> announcedOver(PeeringId peering, List<IntentSnapshot> snapshots) {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.intents().values().stream())
                .filter(AdvertisementIntent.class::isInstance)
                .map(AdvertisementIntent.class::cast)
                .filter(advertisement -> advertisement.peerings().containsKey(peering))
                .map(advertisement -> new Tenant(advertisement.id().tenant()));
    }

    @Override
    default int compareTo(Unit other) {
        return toString().compareTo(other.toString());
    }
}
