package dev.breakwater.intent;

import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Set;

/** Two tenants' agreement to talk; it opens flows only once accepted. */
public record ContractIntent(ContractId id, Terms terms, boolean accepted) implements Intent {

    /** What is offered: ports of the provider's endpoints, to the given endpoints of the consumer. */
    public record Terms(TenantId consumer, Endpoints offered, Endpoints callers, List<Port> ports) {
        public Terms {
            ports = ports.stream().distinct().sorted().toList();
            if (ports.isEmpty() || ports.size() > 40) {
                throw Rejection.invalid("ports-count", "A contract needs 1 to 40 ports")
                        .at("/ports");
            }
        }
    }

    public ContractIntent {
        if (terms.consumer().equals(id.provider())) {
            throw Rejection.invalid("contract-with-oneself", "A tenant cannot make a contract with itself")
                    .remedy("Use a policy with a peer of the same tenant");
        }
    }

    public TenantId provider() {
        return id.provider();
    }

    public TenantId consumer() {
        return terms.consumer();
    }

    @Override
    public Subject subject() {
        return Subject.of(id);
    }

    @Override
    public Set<TenantId> tenants() {
        return Set.of(provider(), consumer());
    }
}
