package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.Replacements.Reasoned;
import dev.breakwater.api.Replacements.Target;
import dev.breakwater.api.submission.Submissions;
import dev.breakwater.api.submission.Submissions.Plan;
import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Source;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.tenant.TenantCommand;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.ChooseIsolation;
import dev.breakwater.tenant.TenantCommand.DeclineTenant;
import dev.breakwater.tenant.TenantCommand.OffboardTenant;
import dev.breakwater.tenant.TenantCommand.RequestTenant;
import dev.breakwater.tenant.TenantCommand.ResumeTenant;
import dev.breakwater.tenant.TenantCommand.SuspendTenant;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tenants and their life. */
@RestController
@RequestMapping("/api/v1/tenants")
@Tag(name = "tenants")
class TenantsApi {
    private final Standing standing;
    private final Submissions submissions;
    private final Replacements replacements;

    /** A request to be onboarded. */
    record NewTenant(
            TenantId id,
            @Nullable String description,
            TenantIntent.Isolation isolation,
            @Nullable SortedSet<NamespaceName> namespaces) {
        RequestTenant command() {
            return new RequestTenant(
                    id,
                    description == null ? "" : description,
                    isolation,
                    namespaces == null ? new TreeSet<>() : namespaces);
        }
    }

    /** The isolation that a tenant is to have. */
    record Isolated(TenantIntent.Isolation isolation) {}

    TenantsApi(Standing standing, Submissions submissions, Replacements replacements) {
        this.standing = standing;
        this.submissions = submissions;
        this.replacements = replacements;
    }

    @PostMapping
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "requestTenant", summary = "Ask for a tenant to be onboarded")
    ResponseEntity<Object> request(Ask ask, @RequestBody NewTenant wanted) {
        return submissions.submit(ask, Source.API, () -> {
            if (!ask.actor().sees(wanted.id())) {
                throw Rejection.forbidden("tenant-not-yours", "You may not ask for a tenant of this id")
                        .at("/id")
                        .remedy("Ask a network operator to let you own it");
            }
            long newest = standing.newest();
            return new Plan(Standing.proposal(ask, List.of(wanted.command()), newest), true);
        });
    }

    @GetMapping
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listTenants", summary = "List tenants")
    ResponseEntity<Paging.Listed<TenantIntent>> list(
            Actor actor,
            @RequestParam(required = false) TenantIntent.@Nullable State state,
            @RequestParam(required = false) @Nullable Long revision,
            Paging paging) {
        Map<String, Object> said = state == null ? Map.of() : Map.of("state", state);
        return standing.list(
                actor, new IntentFilter(Subject.Kind.TENANT, null, said, revision), TenantIntent.class, paging);
    }

    @GetMapping("/{tenant}")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "readTenant", summary = "Read one tenant")
    ResponseEntity<TenantIntent> read(
            Actor actor, @PathVariable TenantId tenant, @RequestParam(required = false) @Nullable Long revision) {
        return standing.one(actor, target(tenant), revision);
    }

    @PostMapping("/{tenant}/approval")
    @Allowed(OPERATOR)
    @Operation(operationId = "approveTenant", summary = "Let a requested tenant into the cluster")
    ResponseEntity<Object> approve(Ask ask, @PathVariable TenantId tenant) {
        return act(ask, new ApproveTenant(tenant));
    }

    @PostMapping("/{tenant}/decline")
    @Allowed(OPERATOR)
    @Operation(operationId = "declineTenant", summary = "Turn a requested tenant down")
    ResponseEntity<Object> decline(Ask ask, @PathVariable TenantId tenant, @RequestBody Reasoned why) {
        return act(why.over(ask), new DeclineTenant(tenant, why.reason()));
    }

    @PostMapping("/{tenant}/suspension")
    @Allowed(OPERATOR)
    @Operation(operationId = "suspendTenant", summary = "Close a tenant but keep what it asked for")
    ResponseEntity<Object> suspend(Ask ask, @PathVariable TenantId tenant, @RequestBody Reasoned why) {
        return act(why.over(ask), new SuspendTenant(tenant, why.reason()));
    }

    @PostMapping("/{tenant}/resumption")
    @Allowed(OPERATOR)
    @Operation(operationId = "resumeTenant", summary = "Open a suspended tenant again")
    ResponseEntity<Object> resume(Ask ask, @PathVariable TenantId tenant) {
        return act(ask, new ResumeTenant(tenant));
    }

    @PostMapping("/{tenant}/offboarding")
    @Allowed(OPERATOR)
    @Operation(operationId = "offboardTenant", summary = "End a tenant that holds nothing any more")
    ResponseEntity<Object> offboard(Ask ask, @PathVariable TenantId tenant, @RequestBody Reasoned why) {
        return act(why.over(ask), new OffboardTenant(tenant, why.reason()));
    }

    @PutMapping("/{tenant}/isolation")
    @Allowed({OWNER, OPERATOR})
    @Operation(
            operationId = "chooseIsolation",
            summary = "Decide whether a tenant's endpoints may talk among themselves")
    ResponseEntity<Object> isolate(Ask ask, @PathVariable TenantId tenant, @RequestBody Isolated wanted) {
        return replacements.act(
                ask,
                target(tenant),
                before -> before.isolation() == wanted.isolation()
                        ? List.of()
                        : List.of(new ChooseIsolation(tenant, wanted.isolation())));
    }

    private ResponseEntity<Object> act(Ask ask, TenantCommand command) {
        return replacements.act(ask, target(command.tenantId()), _ -> List.of(command));
    }

    static Target<TenantIntent> target(TenantId tenant) {
        return new Target<>(Subject.of(tenant), tenant, TenantIntent.class);
    }
}
