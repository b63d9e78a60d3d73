package dev.breakwater.change.restoring;

import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.stream.Collectors;

/** One tenant's whole intent as it stands, to be replaced by another that may say nothing for anybody else. */
record Import(Actor actor, TenantId tenant, IntentSnapshot standing) {

    /** What stands and is the tenant's to end: an offer it was made and has not accepted is not. */
    IntentSnapshot replaced(Collection<Intent> wanted) {
        var named = wanted.stream().map(Intent::subject).collect(Collectors.toSet());
        return IntentSnapshot.of(standing.intents().values().stream()
                .filter(intent -> named.contains(intent.subject()) || !isForeignOffer(intent))
                .toList());
    }

    IntentSnapshot wanted(Collection<Intent> wanted) {
        wanted.forEach(this::refuseForeign);
        if (wanted.stream().noneMatch(intent -> intent.subject().equals(Subject.of(tenant)))) {
            throw Rejection.invalid("tenant-missing", "The document does not say what tenant " + tenant + " is")
                    .remedy("Offboard a tenant by its own operation");
        }
        return IntentSnapshot.of(wanted.stream().map(this::consented).toList());
    }

    private void refuseForeign(Intent intent) {
        if (!intent.tenants().contains(tenant)) {
            throw Rejection.invalid(
                    "intent-of-another", "The document says something that is not for tenant " + tenant + " to say");
        }
    }

    /** Whether the other side has agreed is for the other side to say: an exported document may be old. */
    private Intent consented(Intent intent) {
        if (intent instanceof ContractIntent contract && !actor.actsFor(contract.consumer())) {
            ContractIntent now = standing.contract(contract.id());
            boolean agreed = now != null && now.accepted() && now.terms().equals(contract.terms());
            return new ContractIntent(contract.id(), contract.terms(), agreed);
        }
        return intent;
    }

    private boolean isForeignOffer(Intent intent) {
        return intent instanceof ContractIntent contract && contract.consumer().equals(tenant) && !contract.accepted();
    }
}
