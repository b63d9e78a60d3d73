package dev.breakwater.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long each of many runs of the same kind took. */
final class Timings {
    private final double[] milliseconds;

    Timings(int runs) {
        milliseconds = new double[runs];
    }

    /** Of all of these together. */
    Timings(List<Timings> parts) {
        milliseconds = parts.stream()
                .flatMapToDouble(part -> Arrays.stream(part.milliseconds))
                .toArray();
    }

    void add(int run, long nanoseconds) {
        milliseconds[run] = nanoseconds / 1e6;
    }

    /** What 95 % of the runs took at most, in milliseconds. */
    double p95() {
        return sorted()[milliseconds.length * 95 / 100];
    }

    @Override
    public String toString() {
        double[] sorted = sorted();
        return String.format(
                Locale.ROOT,
                "median %.1f ms, p95 %.1f ms, most %.1f ms",
                sorted[sorted.length / 2],
                p95(),
                sorted[sorted.length - 1]);
    }

    private double[] sorted() {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
