package dev.breakwater.cluster;

import dev.breakwater.cluster.http.Answer;
import dev.breakwater.cluster.http.KubernetesHttp;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks the server, kind by kind and verb by verb, whether it would let us do what we have to do. */
final class Rights {
    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String REMEDY = ": grant it with the ClusterRole in k8s/base";

    private final KubernetesHttp http;
    private final Discovery discovery;
    private final @Nullable Identity identity;

    Rights(KubernetesHttp http, Discovery discovery, @Nullable Identity identity) {
        this.http = http;
        this.discovery = discovery;
        this.identity = identity;
    }

    /** One sentence for each kind with a right that is missing, or one for all; none when the server cannot be asked. */
    List<String> missing() {
        var denied = new TreeMap<String, List<String>>();
        List<Kind> asked = Stream.concat(Kind.OURS.stream(), Stream.of(Kind.NODE_CONFIG))
                .filter(kind -> kind.need() != Kind.Need.SELDOM && discovery.serves(kind))
                .toList();
        asked.forEach(kind -> denied.put(
                kind.resource(),
                kind.verbs().stream().filter(verb -> denies(kind, verb)).toList()));
        if (asked.stream().allMatch(kind -> kind.verbs().equals(denied.get(kind.resource())))) {
            return List.of(account() + " lacks every right that Breakwater needs" + REMEDY);
        }
        return denied.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> account() + " lacks the right to " + String.join(", ", each.getValue()) + " "
                        + each.getKey() + REMEDY)
                .toList();
    }

    private String account() {
        return identity == null ? "Breakwater's account" : "Breakwater's account " + identity.user();
    }

    private boolean denies(Kind kind, String verb) {
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
