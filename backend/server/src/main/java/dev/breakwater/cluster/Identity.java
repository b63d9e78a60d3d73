package dev.breakwater.cluster;

import dev.breakwater.cluster.http.KubernetesHttp;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** As whom the API server knows us. */
record Identity(String user, List<String> groups) {
    private static final String REVIEWS = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

    Identity {
        groups = List.copyOf(groups);
    }

    /** Empty when the server does not say. */
    static Optional<Identity> of(KubernetesHttp http) {
        var review = KubernetesHttp.JSON.createObjectNode();
        review.put("apiVersion", "authentication.k8s.io/v1").put("kind", "SelfSubjectReview");
        JsonNode who = http.send("POST", REVIEWS, "application/json", review.toString())
                .body()
                .path("status")
                .path("userInfo");
        String user = who.path("username").asString("");
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of(new Identity(
                        user,
                        who.path("groups").valueStream().map(JsonNode::asString).toList()));
    }
}
