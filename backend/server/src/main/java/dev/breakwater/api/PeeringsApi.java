package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;

import dev.breakwater.api.Replacements.Target;
import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.peering.PeeringCommand;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Subject;
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

/** BGP peerings with upstream routers: the fabric's, hence no tenant's to see. */
@RestController
@RequestMapping("/api/v1/peerings")
@Tag(name = "peerings")
class PeeringsApi {
    private final Standing standing;
    private final Replacements replacements;

    /** A peering as it is to be. */
    record Peer(PeeringIntent.Instance instance, Asn peerAsn, SortedSet<IpAddress> addresses, PeerProfile profile) {}

    PeeringsApi(Standing standing, Replacements replacements) {
        this.standing = standing;
        this.replacements = replacements;
    }

    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    @Operation(operationId = "listPeerings", summary = "List peerings")
    ResponseEntity<Paging.Listed<PeeringIntent>> list(
            Actor actor, @RequestParam(required = false) @Nullable Long revision, Paging paging) {
        return standing.list(
                actor, new IntentFilter(Subject.Kind.PEERING, null, Map.of(), revision), PeeringIntent.class, paging);
    }

    @GetMapping("/{peering}")
    @Allowed({OPERATOR, AUDITOR})
    @Operation(operationId = "readPeering", summary = "Read one peering")
    ResponseEntity<PeeringIntent> read(
            Actor actor, @PathVariable PeeringId peering, @RequestParam(required = false) @Nullable Long revision) {
        return standing.one(actor, target(peering), revision);
    }

    @PutMapping("/{peering}")
    @Allowed(OPERATOR)
    @Operation(operationId = "putPeering", summary = "Connect a peer, or change how to talk to it")
    ResponseEntity<Object> put(Ask ask, @PathVariable PeeringId peering, @RequestBody Peer wanted) {
        var intent =
                new PeeringIntent(peering, wanted.instance(), wanted.peerAsn(), wanted.addresses(), wanted.profile());
        return replacements.put(ask, target(peering), intent, PeeringCommand::between);
    }

    @DeleteMapping("/{peering}")
    @Allowed(OPERATOR)
    @Operation(
            operationId = "disconnectPeering",
            summary = "Close the sessions over which nothing is advertised any more")
    ResponseEntity<Object> delete(Ask ask, @PathVariable PeeringId peering) {
        return replacements.delete(ask, target(peering), PeeringCommand::between);
    }

    private static Target<PeeringIntent> target(PeeringId id) {
        return new Target<>(Subject.of(id), null, PeeringIntent.class);
    }
}
