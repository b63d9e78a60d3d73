package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.Standing.Seen;
import dev.breakwater.api.submission.Submissions;
import dev.breakwater.api.submission.Submissions.Plan;
import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.document.IntentDocument;
import dev.breakwater.document.IntentYaml;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's whole intent as one document, out and in. */
@RestController
@RequestMapping("/api/v1/tenants/{tenant}/intent")
@Tag(name = "intent")
class IntentApi {
    private final Standing standing;
    private final IntentYaml yaml;
    private final ChangeGateway gateway;
    private final Submissions submissions;

    IntentApi(Standing standing, IntentYaml yaml, ChangeGateway gateway, Submissions submissions) {
        this.standing = standing;
        this.yaml = yaml;
        this.gateway = gateway;
        this.submissions = submissions;
    }

    @GetMapping(produces = MediaType.APPLICATION_YAML_VALUE)
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "exportIntent", summary = "Export all that a tenant asks for as one YAML document")
    ResponseEntity<String> export(Actor actor, @PathVariable TenantId tenant) {
        Seen seen = standing.seen(actor, tenant);
        TenantIntent itself = seen.snapshot().tenant(tenant);
        if (itself == null) {
            throw Rejection.notFound("tenant " + tenant);
        }
        return ResponseEntity.ok()
                .eTag("\"" + seen.revision() + "\"")
                .body(yaml.of(IntentDocument.of(itself, seen.snapshot())));
    }

    @PutMapping(
            consumes = {MediaType.APPLICATION_YAML_VALUE, MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "importIntent", summary = "Make a tenant's whole intent what the document says")
    ResponseEntity<Object> replace(Ask ask, @PathVariable TenantId tenant, @RequestBody IntentDocument document) {
        return submissions.submit(ask, Source.IMPORT, () -> {
            Seen seen = standing.seen(ask.actor(), tenant);
            boolean there = seen.snapshot().tenant(tenant) != null;
            if (ask.mode() != Ask.Mode.PREVIEW) {
                ask.precondition().check(there);
            }
            Proposal made = gateway.replace(
                    ask.actor(),
                    tenant,
                    document.intents(tenant),
                    ask.reasonOr("Import the whole intent of tenant " + tenant),
                    ask.why().ticket());
            return new Plan(Standing.based(made, ask, seen.revision()), !there);
        });
    }
}
