package dev.breakwater.assessment;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.TenantId;
import org.jspecify.annotations.Nullable;

/** Answers who can talk to whom by what a revision desires, as far as the one who asks may know. */
public interface Inquiries {
    /** Decides one flow; refused where neither end is of a tenant that the actor sees. */
    Answer ask(Actor actor, Inquiry inquiry);

    /** All that a tenant's own policies let through, now or at a revision; whoever it meets is taken as open. */
    Openings openings(Actor actor, TenantId tenant, @Nullable Long at);
}
