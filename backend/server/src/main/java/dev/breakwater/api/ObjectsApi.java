package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.Assessment;
import dev.breakwater.change.AssessmentPort;
import dev.breakwater.change.ManifestDifference;
import dev.breakwater.change.Revisions;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.rollout.Condition;
import dev.breakwater.rollout.ObjectStatus;
import dev.breakwater.rollout.ObjectStatuses;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Desired objects of every revision, and how they stand in the cluster. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "objects")
class ObjectsApi {
    private final DesiredStates desired;
    private final AssessmentPort assessment;
    private final ObjectStatuses statuses;
    private final Revisions revisions;
    private final ClusterName cluster;

    /** One desired object; {@code ref} is group/kind/name, or group/kind/namespace/name. */
    record Desired(String ref, String unit, long generation, String digest, String yaml) {
        static Desired of(DesiredObject object) {
            return new Desired(
                    object.ref().toString(), object.unit(), object.generation(), object.digest(), object.yaml());
        }
    }

    /** How one object stands; without a desired digest it is to go, without an observed one it is not there. */
    record Status(
            String ref,
            String unit,
            @Nullable TenantId tenant,
            @Nullable String desiredDigest,
            @Nullable String observedDigest,
            long generation,
            ObjectStatus.Standing standing,
            @Nullable String reason,
            @Nullable String manager,
            List<String> fields,
            Instant since,
            @Nullable Instant attemptedAt,
            List<Condition> conditions) {
        static Status of(ObjectStatus status) {
            return new Status(
                    status.ref().toString(),
                    status.unit(),
                    status.tenant(),
                    status.desiredDigest(),
                    status.observedDigest(),
                    status.generation(),
                    status.standing(),
                    status.reason(),
                    status.manager(),
                    status.fields(),
                    status.since(),
                    status.attemptedAt(),
                    status.conditions());
        }
    }

    /** One object as it should be and as it stands. */
    record Both(@Nullable Desired desired, Status status) {}

    /** What one revision holds otherwise than an earlier one. */
    record Differences(
            long from,
            long to,
            List<Difference> differences,
            @Nullable String next) {}

    /** One object that two revisions do not share as it is. */
    record Difference(String ref, ManifestDifference.Kind kind, String unifiedDiff) {}

    ObjectsApi(
            DesiredStates desired,
            AssessmentPort assessment,
            ObjectStatuses statuses,
            Revisions revisions,
            ClusterSettings settings) {
        this.desired = desired;
        this.assessment = assessment;
        this.statuses = statuses;
        this.revisions = revisions;
        this.cluster = settings.cluster();
    }

    @GetMapping("/revisions/{revision}/objects")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listDesiredObjects", summary = "List every manifest of a revision")
    ResponseEntity<Paging.Listed<Desired>> desired(
            Actor actor,
            @PathVariable long revision,
            @RequestParam(required = false) @Nullable TenantId tenant,
            Paging paging) {
        refuseUnknown(revision);
        refuseUnseen(actor, tenant);
        return Paging.answer(
                desired.list(actor, cluster, revision, tenant, paging.after(), paging.limit()), Desired::of);
    }

    @GetMapping("/revisions/{revision}/differences")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "compareRevisions", summary = "Show what a revision holds otherwise than an earlier one")
    ResponseEntity<Differences> differences(
            Actor actor,
            @PathVariable long revision,
            @RequestParam(required = false) @Nullable Long from,
            Paging paging) {
        long earlier = earlier(revision, from);
        return Paging.answer(
                desired.between(actor, cluster, earlier, revision, paging.after(), paging.limit())
                        .map(each -> new Difference(each.ref().toString(), each.kind(), each.unifiedDiff())),
                (differences, next) -> new Differences(earlier, revision, differences, next));
    }

    @GetMapping("/revisions/{revision}/flows")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(
            operationId = "compareFlows",
            summary = "Show which flows a revision decides otherwise than an earlier one")
    Assessment.Flows flows(
            Actor actor, @PathVariable long revision, @RequestParam(required = false) @Nullable Long from) {
        return assessment.flows(actor, cluster, earlier(revision, from), revision);
    }

    @GetMapping("/objects")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listObjects", summary = "List objects as they stand in the cluster")
    ResponseEntity<Paging.Listed<Status>> statuses(
            Actor actor,
            @RequestParam(required = false) @Nullable TenantId tenant,
            @RequestParam(required = false) ObjectStatus.@Nullable Standing standing,
            Paging paging) {
        refuseUnseen(actor, tenant);
        return Paging.answer(statuses.list(actor, tenant, standing, paging.after(), paging.limit()), Status::of);
    }

    @GetMapping("/objects/{group}/{kind}/{name}")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "readObject", summary = "Read one object: desired and as it stands")
    Both read(Actor actor, @PathVariable String group, @PathVariable String kind, @PathVariable String name) {
        var ref = new ObjectRef(group.equals("core") ? "" : group, kind, null, name);
        Status status = Status.of(statuses.find(actor, ref));
        long newest = desired.newest(cluster);
        return new Both(
                status.desiredDigest() == null ? null : Desired.of(desired.find(actor, cluster, newest, ref)), status);
    }

    /** The one before, unless another is named; 0 is before the first change. */
    private long earlier(long revision, @Nullable Long from) {
        refuseUnknown(revision);
        long earlier = from == null ? revision - 1 : from;
        if (earlier != 0) {
            refuseUnknown(earlier);
        }
        return earlier;
    }

    private void refuseUnknown(long revision) {
        if (revision < 1 || revision > revisions.newest()) {
            throw Rejection.notFound("revision " + revision);
        }
    }

    private static void refuseUnseen(Actor actor, @Nullable TenantId tenant) {
        if (tenant != null && !actor.sees(tenant)) {
            throw Rejection.notFound("tenant " + tenant);
        }
    }
}
