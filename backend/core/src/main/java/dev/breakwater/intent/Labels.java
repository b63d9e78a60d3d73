package dev.breakwater.intent;

import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.Rejection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Labels that an endpoint must all carry; none at all means every endpoint of whoever is spoken of. */
public record Labels(SortedMap<String, String> values) {
    public static final Labels NONE = new Labels(new TreeMap<>());

    private static final int LONGEST = 63;
    private static final int LONGEST_PREFIX = 249;
    private static final int LONGEST_ALONE = 59;
    private static final String WORD = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    /** Cilium checks a key after putting its source ("k8s.") in front, so both forms are four characters shorter. */
    private static final Pattern KEY = Pattern.compile("(?=[^/]{1,249}/)" + WORD + "(\\." + WORD
            + ")*/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?" + "|[A-Za-z0-9]([-A-Za-z0-9_.]{0,57}[A-Za-z0-9])?");

    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
    /** Cilium leaves these out of identities by default, so a selector on them matches nobody. */
    private static final Set<String> NOT_IN_IDENTITIES = Set.of(
            "pod-template-hash",
            "controller-revision-hash",
            "pod-template-generation",
            "statefulset.kubernetes.io/pod-name",
            "batch.kubernetes.io/job-completion-index",
            "batch.kubernetes.io/controller-uid",
            "controller-uid",
            "apps.kubernetes.io/pod-index");

    public Labels {
        values.forEach(Labels::check);
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Labels of(String key, String value) {
        return new Labels(new TreeMap<>(Map.of(key, value)));
    }

    /** Reads {@code app=invoice,tier=web}; were it named {@code parse}, that would be what labels are in JSON. */
    public static Labels ofText(String text) {
        var carried = new TreeMap<String, String>();
        Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .forEach(label -> {
                    String[] pair = label.split("=", 2);
                    if (pair.length < 2) {
                        throw Rejection.invalid("labels-unreadable", "'" + Name.shown(label) + "' is no label")
                                .remedy("Write labels like app=invoice,tier=web");
                    }
                    if (carried.put(pair[0].strip(), pair[1].strip()) != null) {
                        throw Rejection.invalid(
                                        "labels-unreadable",
                                        "The label '" + Name.shown(pair[0].strip()) + "' is given twice")
                                .remedy("A pod has one value for each label: leave one of them out");
                    }
                });
        return new Labels(carried);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) ->
                text.append(text.isEmpty() ? "" : ",").append(key).append('=').append(value));
        return text.toString();
    }

    private static void check(String key, String value) {
        refuseLong(key, value);
        if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
            throw Rejection.invalid("label-invalid", "'" + key + "=" + value + "' is not a Kubernetes label")
                    .remedy("Write the plain pod label such as app=frontend, without a source such as k8s:");
        }
        if (key.startsWith("io.kubernetes.") || key.startsWith("io.cilium.")) {
            throw Rejection.invalid("label-reserved", "The label '" + key + "' is set by Cilium itself")
                    .remedy("Name namespaces in the field 'namespaces'; Breakwater adds the tenant's own label");
        }
        if (NOT_IN_IDENTITIES.contains(key)) {
            throw Rejection.invalid(
                            "label-not-in-identity",
                            "Cilium leaves the label '" + key + "' out of identities: it would select nobody")
                    .remedy("Select by a label that the workload's pods share, such as app");
        }
    }

    /** Both patterns refuse these as well, without saying why. */
    private static void refuseLong(String key, String value) {
        if (value.length() > LONGEST) {
            throw Rejection.invalid(
                            "label-invalid",
                            "The value of the label '" + Name.shown(key) + "' has " + value.length() + " characters")
                    .remedy("Write at most " + LONGEST + " for the value of a label");
        }
        int prefix = key.indexOf('/');
        if (prefix > LONGEST_PREFIX || key.length() - prefix - 1 > (prefix < 0 ? LONGEST_ALONE : LONGEST)) {
            throw Rejection.invalid("label-invalid", "The key of the label '" + Name.shown(key) + "' is too long")
                    .remedy("Write at most " + LONGEST_ALONE + " characters, or " + LONGEST_PREFIX
                            + " before a slash and " + LONGEST + " after it");
        }
    }
}
