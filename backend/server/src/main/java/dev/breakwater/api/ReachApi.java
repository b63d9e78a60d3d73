package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.wire.Allowed;
import dev.breakwater.assessment.Answer;
import dev.breakwater.assessment.Inquiries;
import dev.breakwater.assessment.Inquiry;
import dev.breakwater.assessment.Openings;
import dev.breakwater.change.Revisions;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Labels;
import dev.breakwater.rollout.Workloads;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who can talk to whom, by what a revision desires. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "reach")
class ReachApi {
    private final Inquiries inquiries;
    private final Revisions revisions;
    private final Workloads workloads;

    /** How many pods it is, {@code Workloads.MOST} standing for as many or more; null when the cluster does not say. */
    record Matching(@Nullable Integer pods) {}

    ReachApi(Inquiries inquiries, Revisions revisions, Workloads workloads) {
        this.inquiries = inquiries;
        this.revisions = revisions;
        this.workloads = workloads;
    }

    @GetMapping("/reach")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(
            operationId = "askReach",
            summary =
                    "Decide one flow: namespace/app=web, tenant:namespace/app=web, an address, a DNS name or an entity")
    Answer ask(
            Actor actor,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam String port,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable Long at) {
        return inquiries.ask(actor, new Inquiry(from, to, Port.parse(port), request, at));
    }

    @GetMapping("/tenants/{tenant}/reach")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "readReach", summary = "Show all that a tenant's own policies let through")
    Openings openings(Actor actor, @PathVariable TenantId tenant, @RequestParam(required = false) @Nullable Long at) {
        return inquiries.openings(actor, tenant, at);
    }

    @GetMapping("/tenants/{tenant}/pods")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(
            operationId = "countPods",
            summary = "Count the pods that labels mean in a tenant's namespaces right now")
    Matching pods(
            Actor actor,
            @PathVariable TenantId tenant,
            @RequestParam(defaultValue = "") SortedSet<NamespaceName> namespaces,
            @RequestParam(defaultValue = "") String labels) {
        var _ = revisions
                .intent(actor, Subject.of(tenant), revisions.newest())
                .orElseThrow(() -> Rejection.notFound("tenant " + tenant));
        return new Matching(workloads
                .count(actor, tenant, new Endpoints(namespaces, Labels.ofText(labels)))
                .orElse(null));
    }
}
