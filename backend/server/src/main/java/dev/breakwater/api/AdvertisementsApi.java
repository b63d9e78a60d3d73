package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.Replacements.Target;
import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.peering.AdvertisementCommand;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.SortedMap;
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

/** Which of a tenant's addresses are announced where. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "advertisements")
class AdvertisementsApi {
    private final Standing standing;
    private final Replacements replacements;

    /** The peerings to announce over, each with its communities, possibly none. */
    record Announced(SortedMap<PeeringId, SortedSet<Community>> peerings) {}

    AdvertisementsApi(Standing standing, Replacements replacements) {
        this.standing = standing;
        this.replacements = replacements;
    }

    @GetMapping("/advertisements")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listAdvertisements", summary = "List advertisements")
    ResponseEntity<Paging.Listed<AdvertisementIntent>> list(
            Actor actor,
            @RequestParam(required = false) @Nullable TenantId tenant,
            @RequestParam(required = false) @Nullable Long revision,
            Paging paging) {
        return standing.list(
                actor,
                new IntentFilter(Subject.Kind.ADVERTISEMENT, tenant, Map.of(), revision),
                AdvertisementIntent.class,
                paging);
    }

    @GetMapping("/tenants/{tenant}/advertisements/{name}")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "readAdvertisement", summary = "Read one advertisement")
    ResponseEntity<AdvertisementIntent> read(
            Actor actor,
            @PathVariable TenantId tenant,
            @PathVariable Name name,
            @RequestParam(required = false) @Nullable Long revision) {
        return standing.one(actor, target(new AdvertisementId(tenant, name)), revision);
    }

    @PutMapping("/tenants/{tenant}/advertisements/{name}")
    @Allowed(OPERATOR)
    @Operation(operationId = "putAdvertisement", summary = "Announce a tenant's addresses over exactly these peerings")
    ResponseEntity<Object> put(
            Ask ask, @PathVariable TenantId tenant, @PathVariable Name name, @RequestBody Announced wanted) {
        var id = new AdvertisementId(tenant, name);
        return replacements.put(
                ask, target(id), new AdvertisementIntent(id, wanted.peerings()), AdvertisementCommand::between);
    }

    @DeleteMapping("/tenants/{tenant}/advertisements/{name}")
    @Allowed(OPERATOR)
    @Operation(operationId = "closeAdvertisement", summary = "Announce no longer")
    ResponseEntity<Object> delete(Ask ask, @PathVariable TenantId tenant, @PathVariable Name name) {
        return replacements.delete(ask, target(new AdvertisementId(tenant, name)), AdvertisementCommand::between);
    }

    private static Target<AdvertisementIntent> target(AdvertisementId id) {
        return new Target<>(Subject.of(id), id.tenant(), AdvertisementIntent.class);
    }
}
