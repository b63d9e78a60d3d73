package dev.breakwater.change;

import dev.breakwater.intent.Intent;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The only way in: every alteration of intent is a change that passes here, whoever asks for it. */
public interface ChangeGateway {
    /** The id of the draft that stands: another than the given one when the same request was sent before. */
    ChangeId draft(Actor actor, Origin origin, ChangeId id, Proposal proposal);

    /** Replaces what a draft proposes and bases it on the newest revision. */
    void amend(Actor actor, Origin origin, ChangeId id, Proposal proposal);

    void discard(Actor actor, Origin origin, ChangeId id);

    /** What committing the draft now would do to the desired state; nothing is kept. */
    Preview preview(Actor actor, ChangeId id);

    Preview preview(Actor actor, Proposal proposal);

    default Committed commit(Actor actor, Origin origin, ChangeId id) {
        return commit(actor, origin, id, null, null);
    }

    /**
     * An operator may answer for what no order carries out safely: {@code override} says why, and the draft then says it too.
     * {@code seen} is what the draft held when it was looked at; {@code draft-moved} if it was amended since, null not to ask.
     */
    Committed commit(
            Actor actor, Origin origin, ChangeId id, @Nullable String override, @Nullable List<Operation> seen);

    /** Drafts and commits at once. */
    Committed submit(Actor actor, Origin origin, ChangeId id, Proposal proposal);

    /** What the same request came to before; null when its key is new, refused when the key was used for another request. */
    @Nullable
    Committed replay(Actor actor, Origin origin);

    /** What would bring the scope back to an earlier revision; without a scope: the whole cluster. */
    Proposal rollback(Actor actor, @Nullable TenantId scope, long revision, String reason, @Nullable String ticket);

    /** What would undo one change and keep the later ones; refused when a later one touched the same. */
    Proposal revert(Actor actor, ChangeId change, String reason, @Nullable String ticket);

    /** What would make a tenant's whole intent the wanted one. */
    Proposal replace(Actor actor, TenantId tenant, Collection<Intent> wanted, String reason, @Nullable String ticket);
}
