package dev.breakwater.reach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes a tree smaller, one member or item less at a time, as long as it still shows what it is to show. */
public final class Shrinking {
    private Shrinking() {}

    public static Map<String, Object> of(Map<String, Object> tree, Predicate<Map<String, Object>> stillShows) {
        Map<String, Object> smallest = tree;
        for (boolean shrunk = true; shrunk; ) {
            shrunk = false;
            List<List<Object>> paths = paths(smallest);
            for (int index = 0; index < paths.size(); index++) {
                Map<String, Object> smaller = asMap(without(smallest, paths.get(index)));
                if (stillShows.test(smaller)) {
                    smallest = smaller;
                    paths = paths(smallest);
                    index--;
                    shrunk = true;
                }
            }
        }
        return smallest;
    }

    /** The ways to all members and items, the outer ones first. */
    private static List<List<Object>> paths(Object tree) {
        var paths = new ArrayList<List<Object>>();
        paths.add(List.of());
        for (int next = 0; next < paths.size(); next++) {
            List<Object> path = paths.get(next);
            switch (at(tree, path)) {
                case Map<?, ?> map -> map.keySet().forEach(key -> paths.add(longer(path, key)));
                case List<?> list -> {
                    for (int item = list.size() - 1; item >= 0; item--) {
                        paths.add(longer(path, item));
                    }
                }
                default -> {}
            }
        }
        return paths.subList(1, paths.size());
    }

    private static List<Object> longer(List<Object> path, Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static Object at(Object tree, List<Object> path) {
        Object found = tree;
        for (Object step : path) {
            found = found instanceof List<?> list ? list.get((Integer) step) : ((Map<?, ?>) found).get(step);
        }
        return found == null ? "" : found;
    }

    private static Object without(Object tree, List<Object> path) {
        Object step = path.getFirst();
        if (tree instanceof List<?> list) {
            var copy = new ArrayList<Object>(list);
            int index = (Integer) step;
            if (path.size() == 1) {
                copy.remove(index);
            } else {
                copy.set(index, without(copy.get(index), path.subList(1, path.size())));
            }
            return copy;
        }
        var copy = new LinkedHashMap<>(asMap(tree));
        if (path.size() == 1) {
            copy.remove(step);
        } else {
            copy.computeIfPresent(String.valueOf(step), (_, inner) -> without(inner, path.subList(1, path.size())));
        }
        return copy;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> asMap(Object tree) {
        return (Map<String, Object>) tree;
    }
}
