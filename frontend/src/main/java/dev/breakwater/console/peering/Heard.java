package dev.breakwater.console.peering;

import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.vocabulary.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a router hears, the first of it by name, and whether there is more or may be. No index knows which advertisement goes over
 * which peering, so that all of them would be looked at for a router that hears little: the pass over them for many routers ends
 * once each has its first, at the latest after so many advertisements, at the cost of some pages in the order of their key.
 */
record Heard(List<AdvertisementIntent> first, boolean more) {
    static final int MOST = 12;

    Heard {
        first = List.copyOf(first);
    }

    /** For each of some routers in their order; {@code pages} are asked for after one another. */
    static Map<PeeringIntent, Heard> of(
            List<PeeringIntent> peerings, int looked, Function<@Nullable String, Page<AdvertisementIntent>> pages) {
        var read = new ArrayList<AdvertisementIntent>();
        String after = null;
        Map<PeeringIntent, Heard> heard;
        do {
            Page<AdvertisementIntent> page = pages.apply(after);
            read.addAll(page.items());
            after = page.next();
            heard = among(peerings, read, after != null);
        } while (after != null
                && read.size() < looked
                && heard.values().stream().anyMatch(Heard::isShort));
        return heard;
    }

    private static Map<PeeringIntent, Heard> among(
            List<PeeringIntent> peerings, List<AdvertisementIntent> read, boolean unread) {
        var heard = new LinkedHashMap<PeeringIntent, Heard>();
        for (PeeringIntent peering : peerings) {
            List<AdvertisementIntent> its = read.stream()
                    .filter(each -> each.peerings().containsKey(peering.id()))
                    .limit(MOST + 1L)
                    .toList();
            heard.put(peering, new Heard(its.subList(0, Math.min(MOST, its.size())), unread || its.size() > MOST));
        }
        return heard;
    }

    private boolean isShort() {
        return first.size() < MOST;
    }
}
