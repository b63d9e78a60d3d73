package dev.breakwater.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was measured, printed as the one line that others read: {@code bench NAME key=value ...}. */
final class Figures {
    private final List<String> words = new ArrayList<>();

    Figures(String name) {
        words.add("bench");
        words.add(name);
    }

    Figures add(String key, double value) {
        words.add(String.format(Locale.ROOT, value >= 100 ? "%s=%.0f" : "%s=%.2f", key, value));
        return this;
    }

    Figures add(String key, long value) {
        words.add(key + "=" + value);
        return this;
    }

    Figures add(String key, String value) {
        words.add(key + "=" + value);
        return this;
    }

    void print() {
        say(String.join(" ", words));
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A benchmark speaks on standard output: that is what it is for. */
    @SuppressWarnings("SystemOut")
    static void say(String line) {
        System.out.println(line);
    }
}
