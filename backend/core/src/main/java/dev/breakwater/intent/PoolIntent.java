package dev.breakwater.intent;

import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Blocks of load balancer addresses that one tenant holds; a pool without blocks compiles to nothing. */
public record PoolIntent(PoolId id, SortedSet<Cidr> blocks) implements Intent {
    public PoolIntent {
        blocks = Collections.unmodifiableSortedSet(new TreeSet<>(blocks));
    }

    public PoolIntent with(Cidr block) {
        var more = new TreeSet<>(blocks);
        more.add(block);
        return new PoolIntent(id, more);
    }

    public PoolIntent without(Cidr block) {
        var fewer = new TreeSet<>(blocks);
        fewer.remove(block);
        return new PoolIntent(id, fewer);
    }

    @Override
    public Subject subject() {
        return Subject.of(id);
    }

    @Override
    public Set<TenantId> tenants() {
        return Set.of(id.tenant());
    }
}
