package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.submission.Submissions;
import dev.breakwater.api.submission.Submissions.Plan;
import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Source;
import dev.breakwater.rollout.Plans;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cluster's revisions, and the way back to one. */
@RestController
@RequestMapping("/api/v1/revisions")
@Tag(name = "revisions")
class RevisionsApi {
    private final Revisions revisions;
    private final Plans plans;
    private final ChangeGateway gateway;
    private final Submissions submissions;

    /** Whose intent goes back (without a tenant: the whole cluster's), and why. */
    record Rollback(
            @Nullable TenantId tenant,
            String reason,
            @Nullable String ticket) {}

    /** Every plan that was made for a revision, in the order in which they were made. */
    record Planning(long revision, List<Plans.Planned> plans) {}

    RevisionsApi(Revisions revisions, Plans plans, ChangeGateway gateway, Submissions submissions) {
        this.revisions = revisions;
        this.plans = plans;
        this.gateway = gateway;
        this.submissions = submissions;
    }

    @GetMapping
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listRevisions", summary = "List revisions, newest first")
    ResponseEntity<Paging.Listed<RevisionSummary>> list(
            Actor actor, @RequestParam(required = false) @Nullable TenantId tenant, Paging paging) {
        return Paging.answer(revisions.list(actor, tenant, paging.after(), paging.limit()));
    }

    @GetMapping("/{revision}")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "readRevision", summary = "Read one revision: the change that made it and what it touched")
    RevisionSummary read(Actor actor, @PathVariable long revision) {
        return revisions.find(actor, revision);
    }

    @GetMapping("/{revision}/plan")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(
            operationId = "readPlan",
            summary = "Show in which steps a revision is carried out, and what proves them or stands against them")
    Planning plan(Actor actor, @PathVariable long revision) {
        revisions.find(actor, revision);
        return new Planning(revision, plans.of(actor, revision));
    }

    @PostMapping("/{revision}/rollback")
    @Allowed({OWNER, OPERATOR})
    @Operation(
            operationId = "rollBack",
            summary = "Bring the cluster or one tenant back to a revision, by a new change")
    ResponseEntity<Object> rollBack(Ask ask, @PathVariable long revision, @RequestBody Rollback wanted) {
        return submissions.submit(ask, Source.ROLLBACK, () -> {
            TenantId tenant = wanted.tenant();
            if (tenant != null && !ask.actor().sees(tenant)) {
                throw Rejection.notFound("tenant " + tenant);
            }
            return new Plan(gateway.rollback(ask.actor(), tenant, revision, wanted.reason(), wanted.ticket()), false);
        });
    }
}
