package dev.breakwater.console.peering;

import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Revisions;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.intent.PoolIntent;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Routers, what they hear of whom, and whose addresses that is; as far as the reader may see it. */
record Uplinks(Revisions revisions, Actor actor) {
    private static final int PAGE = 100;
    private static final int LOOKED_AT = 1000;

    /** All there are: a cluster has a few. */
    List<PeeringIntent> peerings() {
        var all = new ArrayList<PeeringIntent>();
        String after = null;
        do {
            Page<Intent> page = revisions.intents(actor, of(Subject.Kind.PEERING, null), after, PAGE);
            page.items().forEach(each -> all.add((PeeringIntent) each));
            after = page.next();
        } while (after != null);
        return List.copyOf(all);
    }

    /** A page of what is advertised, of that in which a text occurs, or of what goes over one peering. */
    Page<AdvertisementIntent> advertisements(String text, @Nullable PeeringId over, @Nullable String after, int limit) {
        Map<String, Object> said = over == null ? Map.of() : Map.of("peerings", Map.of(over.toString(), List.of()));
        var filter = new IntentFilter(Subject.Kind.ADVERTISEMENT, null, said, null, text);
        return revisions.intents(actor, filter, after, limit).map(AdvertisementIntent.class::cast);
    }

    /** What each router hears, by one pass for all of them that ends after a thousand advertisements. */
    Map<PeeringIntent, Heard> heard(List<PeeringIntent> peerings) {
        return Heard.of(peerings, LOOKED_AT, after -> advertisements("", null, after, PAGE));
    }

    /** What one router hears; where that is little, every advertisement is looked at. */
    Heard heard(PeeringIntent peering) {
        Page<AdvertisementIntent> page = advertisements("", peering.id(), null, Heard.MOST);
        return new Heard(page.items(), page.next() != null);
    }

    Optional<AdvertisementIntent> advertisement(AdvertisementId id) {
        return revisions.intent(actor, Subject.of(id), revisions.newest()).map(AdvertisementIntent.class::cast);
    }

    /** Over which peerings a tenant is announced, and by what. */
    Map<PeeringId, AdvertisementId> taken(TenantId tenant) {
        var taken = new TreeMap<PeeringId, AdvertisementId>();
        revisions.intents(actor, of(Subject.Kind.ADVERTISEMENT, tenant), null, PAGE).items().stream()
                .map(AdvertisementIntent.class::cast)
                .forEach(each -> each.peerings().keySet().forEach(peering -> taken.put(peering, each.id())));
        return taken;
    }

    /** The blocks of all pools of a tenant. */
    List<Cidr> blocks(TenantId tenant) {
        return revisions.intents(actor, of(Subject.Kind.POOL, tenant), null, PAGE).items().stream()
                .map(PoolIntent.class::cast)
                .flatMap(pool -> pool.blocks().stream())
                .sorted()
                .toList();
    }

    /** Some tenants in which a text occurs. */
    List<TenantId> tenants(String text, int most) {
        var filter = new IntentFilter(Subject.Kind.TENANT, null, Map.of(), null, text);
        return revisions.intents(actor, filter, null, most).items().stream()
                .map(TenantIntent.class::cast)
                .map(TenantIntent::id)
                .toList();
    }

    private static IntentFilter of(Subject.Kind kind, @Nullable TenantId tenant) {
        return new IntentFilter(kind, tenant, Map.of(), null);
    }
}
