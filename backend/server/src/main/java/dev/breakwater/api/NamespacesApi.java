package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.tenant.NamespaceSummary;
import dev.breakwater.tenant.TenantCommand.ClaimNamespace;
import dev.breakwater.tenant.TenantCommand.ReleaseNamespace;
import dev.breakwater.tenant.Tenants;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Namespaces and whose they are. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "namespaces")
class NamespacesApi {
    private final Tenants tenants;
    private final Replacements replacements;

    NamespacesApi(Tenants tenants, Replacements replacements) {
        this.tenants = tenants;
        this.replacements = replacements;
    }

    @GetMapping("/namespaces")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listNamespaces", summary = "List claimed namespaces")
    ResponseEntity<Paging.Listed<NamespaceSummary>> list(
            Actor actor, @RequestParam(required = false) @Nullable TenantId tenant, Paging paging) {
        return Paging.answer(tenants.namespaces(actor, tenant, paging.after(), paging.limit()));
    }

    @PutMapping("/tenants/{tenant}/namespaces/{namespace}")
    @Allowed(OPERATOR)
    @Operation(operationId = "claimNamespace", summary = "Give a tenant one more namespace")
    ResponseEntity<Object> claim(Ask ask, @PathVariable TenantId tenant, @PathVariable NamespaceName namespace) {
        return replacements.act(
                ask,
                TenantsApi.target(tenant),
                before -> before.namespaces().contains(namespace)
                        ? List.of()
                        : List.of(new ClaimNamespace(tenant, namespace)));
    }

    @DeleteMapping("/tenants/{tenant}/namespaces/{namespace}")
    @Allowed(OPERATOR)
    @Operation(operationId = "releaseNamespace", summary = "Take a namespace out of a tenant")
    ResponseEntity<Object> release(Ask ask, @PathVariable TenantId tenant, @PathVariable NamespaceName namespace) {
        return replacements.act(ask, TenantsApi.target(tenant), before -> released(before, namespace));
    }

    private static List<ReleaseNamespace> released(TenantIntent before, NamespaceName namespace) {
        if (!before.namespaces().contains(namespace)) {
            throw Rejection.notFound("namespace " + namespace + " in tenant " + before.id());
        }
        return List.of(new ReleaseNamespace(before.id(), namespace));
    }
}
