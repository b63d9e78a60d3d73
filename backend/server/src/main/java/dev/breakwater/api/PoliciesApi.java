package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.Replacements.Target;
import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.policy.PolicyCommand;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What tenants permit. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "policies")
class PoliciesApi {
    private final Standing standing;
    private final Replacements replacements;

    PoliciesApi(Standing standing, Replacements replacements) {
        this.standing = standing;
        this.replacements = replacements;
    }

    @GetMapping("/policies")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listPolicies", summary = "List policies")
    ResponseEntity<Paging.Listed<PolicyIntent>> list(
            Actor actor,
            @RequestParam(required = false) @Nullable TenantId tenant,
            @RequestParam(required = false) @Nullable Long revision,
            Paging paging) {
        return standing.list(
                actor, new IntentFilter(Subject.Kind.POLICY, tenant, Map.of(), revision), PolicyIntent.class, paging);
    }

    @GetMapping("/tenants/{tenant}/policies/{name}")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "readPolicy", summary = "Read one policy")
    ResponseEntity<PolicyIntent> read(
            Actor actor,
            @PathVariable TenantId tenant,
            @PathVariable Name name,
            @RequestParam(required = false) @Nullable Long revision) {
        return standing.one(actor, target(new PolicyId(tenant, name)), revision);
    }

    @PutMapping("/tenants/{tenant}/policies/{name}")
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "putPolicy", summary = "Define a policy, or revise what it says")
    ResponseEntity<Object> put(
            Ask ask, @PathVariable TenantId tenant, @PathVariable Name name, @RequestBody PolicySpec wanted) {
        var id = new PolicyId(tenant, name);
        return replacements.put(ask, target(id), new PolicyIntent(id, wanted), PolicyCommand::between);
    }

    @DeleteMapping("/tenants/{tenant}/policies/{name}")
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "withdrawPolicy", summary = "End a policy")
    ResponseEntity<Object> delete(Ask ask, @PathVariable TenantId tenant, @PathVariable Name name) {
        return replacements.delete(ask, target(new PolicyId(tenant, name)), PolicyCommand::between);
    }

    private static Target<PolicyIntent> target(PolicyId id) {
        return new Target<>(Subject.of(id), id.tenant(), PolicyIntent.class);
    }
}
