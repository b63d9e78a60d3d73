package dev.breakwater.demo;

import dev.breakwater.vocabulary.Rejection;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the command line and the environment ask for. */
record Options(
        @Nullable String url,
        Path scenario,
        Steps steps,
        Path data,
        @Nullable Path kubeconfig,
        @Nullable String afterEach,
        boolean list) {

    /** Steps {@code first} to {@code last}, both included. */
    record Steps(int first, int last) {
        static final Steps ALL = new Steps(1, Integer.MAX_VALUE);

        static Steps parse(String text) {
            if (!text.matches("[0-9]{1,4}(\\.\\.[0-9]{1,4})?")) {
                throw Rejection.invalid("steps-invalid", "'" + text + "' is not of the form N or N..M");
            }
            String[] ends = text.split("\\.\\.", -1);
            return new Steps(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        }

        boolean include(int number) {
            return first <= number && number <= last;
        }
    }

    static Options parse(List<String> arguments, Map<String, String> environment) {
        var options = new Options(
                null,
                Path.of(environment.getOrDefault("BREAKWATER_SCENARIO", "testing/scenario/hong-kong.yaml")),
                Steps.ALL,
                Path.of(environment.getOrDefault("BREAKWATER_DATA", System.getProperty("user.home") + "/.breakwater")),
                null,
                null,
                false);
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private Options with(String option, Iterator<String> rest) {
        return switch (option) {
            case "--list" -> new Options(url, scenario, steps, data, kubeconfig, afterEach, true);
            case "--url" -> new Options(value(option, rest), scenario, steps, data, kubeconfig, afterEach, list);
            case "--scenario" ->
                new Options(url, Path.of(value(option, rest)), steps, data, kubeconfig, afterEach, list);
            case "--step" ->
                new Options(url, scenario, Steps.parse(value(option, rest)), data, kubeconfig, afterEach, list);
            case "--data" ->
                new Options(url, scenario, steps, Path.of(value(option, rest)), kubeconfig, afterEach, list);
            case "--kubeconfig" ->
                new Options(url, scenario, steps, data, Path.of(value(option, rest)), afterEach, list);
            case "--after-each" -> new Options(url, scenario, steps, data, kubeconfig, value(option, rest), list);
            default ->
                throw Rejection.invalid("option-unknown", "demo does not know '" + option + "'")
                        .remedy("See './breakwater demo --help'");
        };
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw Rejection.invalid("option-without-value", option + " needs a value")
                    .remedy("See './breakwater demo --help'");
        }
        return rest.next();
    }
}
