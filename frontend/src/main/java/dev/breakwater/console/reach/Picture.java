package dev.breakwater.console.reach;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** As much of a landscape as can be read at once: the tenants with the most arrows, and of the places outside those that most lead to. */
record Picture(
        List<Place> callers,
        List<Place> tenants,
        List<Place> called,
        List<Arrow> arrows,
        int moreTenants,
        int morePlaces) {
    private static final int MOST_AMONG_ALL = 12;
    private static final int MOST_AROUND_ONE = 24;

    static Picture of(Landscape seen) {
        List<Arrow> all = Arrows.of(seen);
        Set<Place> everybody = new HashSet<>();
        seen.tenants().keySet().forEach(id -> everybody.add(new Place.OfTenant(id)));
        all.stream()
                .flatMap(arrow -> Stream.of(arrow.from(), arrow.to()))
                .filter(Place.OfTenant.class::isInstance)
                .forEach(everybody::add);
        int most = seen.focus() == null ? MOST_AMONG_ALL : MOST_AROUND_ONE;
        List<Place> tenants = first(most, everybody.stream(), all);
        List<Arrow> among = all.stream()
                .filter(arrow -> isOneOf(tenants, arrow.from()) && isOneOf(tenants, arrow.to()))
                .toList();
        Set<Place> callers = outside(among.stream().map(Arrow::from));
        Set<Place> called = outside(among.stream().map(Arrow::to));
        List<Place> left = first(MOST_AROUND_ONE, callers.stream(), among);
        List<Place> right = first(MOST_AROUND_ONE, called.stream(), among);
        return new Picture(
                left,
                tenants,
                right,
                among.stream()
                        .filter(arrow -> tenants.contains(arrow.from()) || left.contains(arrow.from()))
                        .filter(arrow -> tenants.contains(arrow.to()) || right.contains(arrow.to()))
                        .toList(),
                everybody.size() - tenants.size(),
                callers.size() - left.size() + called.size() - right.size());
    }

    private static boolean isOneOf(List<Place> tenants, Place place) {
        return !(place instanceof Place.OfTenant) || tenants.contains(place);
    }

    private static Set<Place> outside(Stream<Place> places) {
        var outside = new HashSet<Place>();
        places.filter(place -> !(place instanceof Place.OfTenant)).forEach(outside::add);
        return outside;
    }

    private static List<Place> first(int most, Stream<Place> places, List<Arrow> arrows) {
        Map<Place, Integer> counts = new HashMap<>();
        arrows.stream()
                .flatMap(arrow -> Stream.of(arrow.from(), arrow.to()))
                .forEach(place -> counts.merge(place, 1, Integer::sum));
        return places.sorted(Comparator.comparingInt((Place place) -> -counts.getOrDefault(place, 0))
                        .thenComparing(Place::key))
                .limit(most)
                .toList();
    }
}
