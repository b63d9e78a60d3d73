package dev.breakwater.cluster;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the server, kind by kind and verb by verb, whether it would let us do what we have to do. */
final class Rights {
    private Rights() {}

    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    /** One sentence for each kind with a right that is missing; none when the server cannot be asked. */
    static List<String> missing(KubernetesHttp http, Discovery discovery) {
        return Stream.concat(Kind.OURS.stream(), Stream.of(Kind.NODE_CONFIG))
                .filter(kind -> kind.need() != Kind.Need.SELDOM && discovery.serves(kind))
                .flatMap(kind -> sentence(http, kind).stream())
                .toList();
    }

    private static Optional<String> sentence(KubernetesHttp http, Kind kind) {
        List<String> denied =
                kind.verbs().stream().filter(verb -> denies(http, kind, verb)).toList();
        return denied.isEmpty()
                ? Optional.empty()
                : Optional.of("Breakwater's account lacks the right to " + String.join(", ", denied) + " "
                        + kind.resource() + ": grant it with the ClusterRole in k8s/base");
    }

    private static boolean denies(KubernetesHttp http, Kind kind, String verb) {
        var review = KubernetesHttp.JSON.createObjectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        review.putObject("spec")
                .putObject("resourceAttributes")
                .put("group", kind.group())
                .put("resource", kind.plural())
                .put("verb", verb);
        Answer answer = http.send("POST", REVIEWS, "application/json", review.toString());
        return answer.succeeded()
                && !answer.body().path("status").path("allowed").asBoolean(true);
    }
}
