package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.rollout.BgpSession;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.rollout.ClusterHealth.Hold;
import dev.breakwater.rollout.ClusterHealth.Report;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cluster as a whole. */
@RestController
@RequestMapping("/api/v1/cluster")
@Tag(name = "cluster")
class ClusterApi {
    private final ClusterHealth health;

    /** How the cluster stands; an owner sees no more than how far it is, the rest speaks of everybody's. */
    record Cluster(
            ClusterName cluster,
            boolean connected,
            Instant since,
            long newest,
            long applied,
            long attempted,
            @Nullable List<String> sentences,
            @Nullable Map<Standing, Long> standings,
            @Nullable List<BgpSession> sessions,
            @Nullable Hold hold) {
        static Cluster of(Report report, boolean whole) {
            return new Cluster(
                    report.cluster(),
                    report.connected(),
                    report.since(),
                    report.newest(),
                    report.applied(),
                    report.attempted(),
                    whole ? report.sentences() : null,
                    whole ? report.standings() : null,
                    whole ? report.sessions() : null,
                    whole ? report.hold() : null);
        }
    }

    /** The revision whose prunes may go ahead. */
    record Prunes(long revision) {}

    ClusterApi(ClusterHealth health) {
        this.health = health;
    }

    @GetMapping
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "readCluster", summary = "Show how the cluster stands and how far it has come")
    Cluster read(Actor actor) {
        return Cluster.of(health.report(), actor.seesEverything());
    }

    @PostMapping("/prunes")
    @Allowed(OPERATOR)
    @Operation(operationId = "allowPrunes", summary = "Let a revision's prunes go ahead although they are many")
    ResponseEntity<Void> allowPrunes(Ask ask, @RequestBody Prunes wanted) {
        health.allowPrunes(ask.actor(), wanted.revision());
        return ResponseEntity.noContent().build();
    }
}
