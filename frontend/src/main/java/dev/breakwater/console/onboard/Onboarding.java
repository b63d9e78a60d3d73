package dev.breakwater.console.onboard;

import dev.breakwater.addressing.AddressingCommand.ProvidePool;
import dev.breakwater.intent.Operation;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.RequestTenant;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that a newcomer asks for at once; its first addresses lie in a pool of one name. */
record Onboarding(
        TenantId tenant,
        String description,
        Isolation isolation,
        SortedSet<NamespaceName> namespaces,
        SortedSet<Cidr> blocks) {
    private static final Name POOL = Name.parse("main");

    List<Operation> operations() {
        var all = new ArrayList<Operation>();
        all.add(new RequestTenant(tenant, description, isolation, namespaces));
        all.add(new ApproveTenant(tenant));
        if (!blocks.isEmpty()) {
            all.add(new ProvidePool(new PoolId(tenant, POOL), blocks));
        }
        return all;
    }

    /** What was asked for by these operations; a change of another kind is not to be found here. */
    static Onboarding of(List<Operation> operations) {
        RequestTenant asked = only(operations, RequestTenant.class)
                .findFirst()
                .orElseThrow(() -> Rejection.notFound("request for a tenant in this change"));
        var blocks = new TreeSet<Cidr>();
        only(operations, ProvidePool.class).forEach(pool -> blocks.addAll(pool.blocks()));
        var all = new Onboarding(asked.tenantId(), asked.description(), asked.isolation(), asked.namespaces(), blocks);
        if (!all.operations().equals(operations)) {
            throw Rejection.notFound("request for a tenant that this form can show in this change");
        }
        return all;
    }

    private static <O extends Operation> Stream<O> only(List<Operation> operations, Class<O> kind) {
        return operations.stream().filter(kind::isInstance).map(kind::cast);
    }
}
