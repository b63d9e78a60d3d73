package dev.breakwater.rollout;

import dev.breakwater.intent.Endpoints;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.TenantId;
import java.util.Optional;

/** The pods that run for a tenant now, as far as its policies can mean them. */
public interface Workloads {
    /** More are not counted: the answer is for people. */
    int MOST = 1000;

    /**
     * How many pods these endpoints are at the moment, {@code MOST} standing for as many or more; empty when the cluster does not
     * say. Refused as not there when the tenant is another's.
     */
    Optional<Integer> count(Actor actor, TenantId tenant, Endpoints endpoints);
}
