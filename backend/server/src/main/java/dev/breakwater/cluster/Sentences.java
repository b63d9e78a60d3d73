package dev.breakwater.cluster;

import dev.breakwater.cluster.http.Answer;
import java.util.List;

/** What is said to people when a cluster is not ready. */
final class Sentences {
    private Sentences() {}

    static String aboutSilence(String url, ClusterProperties properties, Answer answer) {
        return switch (answer.code()) {
            case 0 -> "The API server at " + url + " does not answer: " + answer.message();
            case 401 -> "The API server at " + url + " does not accept the credentials of " + properties.shown();
            default ->
                "The API server at " + url + " is not ready, it answers " + answer.code() + ": " + answer.message();
        };
    }

    static List<String> aboutMissing(List<Kind> kinds) {
        return kinds.stream()
                .map(kind -> "The cluster has no CRD " + kind.resource()
                        + ": install Cilium 1.17 or later, whose operator brings it, with what it is for switched on")
                .toList();
    }
}
