package dev.breakwater.change;

import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cluster's revisions, newest first, and what was asked for at each; written with the change, never behind it. */
public interface Revisions {
    /** Zero before the first change. */
    long newest();

    Page<RevisionSummary> list(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit);

    /** Those that the filter asks for, of what the actor sees. */
    Page<RevisionSummary> search(Actor actor, Filter filter, @Nullable String after, int limit);

    /** Where a revision stands among those that touched a tenant or, without one, anything that the actor sees. */
    Steps steps(Actor actor, @Nullable TenantId tenant, long revision);

    RevisionSummary find(Actor actor, long revision);

    /** The intents of a tenant, or without a scope all that the actor sees, at a revision. */
    IntentSnapshot at(Actor actor, @Nullable TenantId scope, long revision);

    /** Intents of a kind by id; a page reads no more than it holds. */
    Page<Intent> intents(Actor actor, IntentFilter filter, @Nullable String after, int limit);

    /** One intent at a revision, if there is one that the actor sees. */
    Optional<Intent> intent(Actor actor, Subject subject, long revision);

    /** Those of the subjects that there are at a revision and that the actor sees, in one read. */
    IntentSnapshot only(Actor actor, Collection<Subject> subjects, long revision);

    /** Which revisions: what is null is not asked; {@code text} is a part of a reason, a ticket or a subject, however it is written. */
    record Filter(
            @Nullable TenantId tenant,
            @Nullable String actor,
            @Nullable String text) {
        public static final Filter ALL = new Filter(null, null, null);
    }

    /** The first of all, the last up to the one that was asked about, and the nearest before and after that; null where there is none. */
    record Steps(
            @Nullable Long first,
            @Nullable Long standing,
            @Nullable Long earlier,
            @Nullable Long later) {}
}
