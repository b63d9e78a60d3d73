package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.addressing.AddressingCommand;
import dev.breakwater.api.Replacements.Target;
import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.intent.PoolIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.SortedSet;
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

/** Address pools and the blocks they hold. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "pools")
class PoolsApi {
    private final Standing standing;
    private final Replacements replacements;

    /** All blocks that a pool is to hold. */
    record Blocks(SortedSet<Cidr> blocks) {}

    PoolsApi(Standing standing, Replacements replacements) {
        this.standing = standing;
        this.replacements = replacements;
    }

    @GetMapping("/pools")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listPools", summary = "List pools")
    ResponseEntity<Paging.Listed<PoolIntent>> list(
            Actor actor,
            @RequestParam(required = false) @Nullable TenantId tenant,
            @RequestParam(required = false) @Nullable Long revision,
            Paging paging) {
        return standing.list(
                actor, new IntentFilter(Subject.Kind.POOL, tenant, Map.of(), revision), PoolIntent.class, paging);
    }

    @GetMapping("/tenants/{tenant}/pools/{name}")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "readPool", summary = "Read one pool")
    ResponseEntity<PoolIntent> read(
            Actor actor,
            @PathVariable TenantId tenant,
            @PathVariable Name name,
            @RequestParam(required = false) @Nullable Long revision) {
        return standing.one(actor, target(new PoolId(tenant, name)), revision);
    }

    @PutMapping("/tenants/{tenant}/pools/{name}")
    @Allowed(OPERATOR)
    @Operation(operationId = "putPool", summary = "Give a tenant a pool, or other blocks in it")
    ResponseEntity<Object> put(
            Ask ask, @PathVariable TenantId tenant, @PathVariable Name name, @RequestBody Blocks wanted) {
        var id = new PoolId(tenant, name);
        return replacements.put(ask, target(id), new PoolIntent(id, wanted.blocks()), AddressingCommand::between);
    }

    @DeleteMapping("/tenants/{tenant}/pools/{name}")
    @Allowed(OPERATOR)
    @Operation(operationId = "withdrawPool", summary = "Take a pool back with all its blocks")
    ResponseEntity<Object> delete(Ask ask, @PathVariable TenantId tenant, @PathVariable Name name) {
        return replacements.delete(ask, target(new PoolId(tenant, name)), AddressingCommand::between);
    }

    private static Target<PoolIntent> target(PoolId id) {
        return new Target<>(Subject.of(id), id.tenant(), PoolIntent.class);
    }
}
