package dev.breakwater.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** How large a run shall be, as {@code NAME=VALUE} on the command line over what each benchmark takes by itself. */
final class Sizes {
    private final Map<String, Integer> values;

    private Sizes(Map<String, Integer> values) {
        this.values = values;
    }

    static Sizes of(Map<String, Integer> usual, List<String> given) {
        var values = new TreeMap<>(usual);
        for (String each : given) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            if (equals < 0
                    || !usual.containsKey(name)
                    || !each.substring(equals + 1).matches("[1-9][0-9]{0,8}")) {
                throw new IllegalArgumentException("'" + each + "' is no size of this benchmark; it knows " + usual);
            }
            values.put(name, Integer.valueOf(each.substring(equals + 1)));
        }
        return new Sizes(values);
    }

    int get(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
