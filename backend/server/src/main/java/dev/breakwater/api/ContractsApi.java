package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.Replacements.Target;
import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.contract.ContractCommand;
import dev.breakwater.contract.ContractCommand.AcceptContract;
import dev.breakwater.contract.ContractCommand.EndContract;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contracts, found at their provider's; the consumer finds them there too. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "contracts")
class ContractsApi {
    private static final String ONE = "/tenants/{tenant}/contracts/{name}";

    private final Standing standing;
    private final Replacements replacements;

    ContractsApi(Standing standing, Replacements replacements) {
        this.standing = standing;
        this.replacements = replacements;
    }

    @GetMapping("/contracts")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listContracts", summary = "List contracts of either side")
    ResponseEntity<Paging.Listed<ContractIntent>> list(
            Actor actor,
            @RequestParam(required = false) @Nullable TenantId tenant,
            @RequestParam(required = false) @Nullable Boolean accepted,
            @RequestParam(required = false) @Nullable Long revision,
            Paging paging) {
        Map<String, Object> said = accepted == null ? Map.of() : Map.of("accepted", accepted);
        return standing.list(
                actor, new IntentFilter(Subject.Kind.CONTRACT, tenant, said, revision), ContractIntent.class, paging);
    }

    @GetMapping(ONE)
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "readContract", summary = "Read one contract, as its provider or its consumer")
    ResponseEntity<ContractIntent> read(
            Actor actor,
            @PathVariable TenantId tenant,
            @PathVariable Name name,
            @RequestParam(required = false) @Nullable Long revision) {
        return standing.one(actor, either(tenant, name), revision);
    }

    @PutMapping(ONE)
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "offerContract", summary = "Offer a contract, or offer it on other terms")
    ResponseEntity<Object> offer(
            Ask ask, @PathVariable TenantId tenant, @PathVariable Name name, @RequestBody ContractIntent.Terms terms) {
        var id = new ContractId(tenant, name);
        var target = new Target<>(Subject.of(id), tenant, ContractIntent.class);
        return replacements.put(ask, target, new ContractIntent(id, terms, false), ContractCommand::between);
    }

    @PostMapping(ONE + "/acceptance")
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "acceptContract", summary = "Agree to a contract, for its consumer")
    ResponseEntity<Object> accept(Ask ask, @PathVariable TenantId tenant, @PathVariable Name name) {
        return replacements.act(
                ask,
                either(tenant, name),
                contract -> List.of(new AcceptContract(
                        contract.id(),
                        ask.actor().actsFor(contract.consumer()) ? contract.consumer() : contract.provider())));
    }

    @DeleteMapping(ONE)
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "endContract", summary = "End an offer or an agreement, for either side")
    ResponseEntity<Object> end(Ask ask, @PathVariable TenantId tenant, @PathVariable Name name) {
        String reason = ask.why().reason();
        if (reason == null) {
            throw Rejection.invalid("reason-missing", "Ending a contract needs a reason")
                    .remedy("Send it in the header Change-Reason");
        }
        return replacements.act(
                ask,
                either(tenant, name),
                contract -> List.of(new EndContract(
                        contract.id(),
                        ask.actor().actsFor(contract.provider()) ? contract.provider() : contract.consumer(),
                        reason)));
    }

    /** Looked for among all that the caller sees: it may be on the other side of the provider's. */
    private static Target<ContractIntent> either(TenantId provider, Name name) {
        return new Target<>(Subject.of(new ContractId(provider, name)), null, ContractIntent.class);
    }
}
