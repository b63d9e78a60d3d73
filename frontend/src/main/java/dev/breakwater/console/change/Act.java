package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person may do: what it is called, where it comes from, and what is proposed for a reason that is still to be
 * given.
 */
public record Act(String title, Source source, Made made) {

    /** The proposal once its reason and, perhaps, a ticket are known; it may be refused. */
    @FunctionalInterface
    public interface Made {
        Proposal proposal(String reason, @Nullable String ticket);
    }

    /** These operations, on what stood at the base revision that the person looked at. */
    public static Act of(String title, @Nullable Long base, List<? extends Operation> operations) {
        return new Act(
                title,
                Source.CONSOLE,
                (reason, ticket) -> new Proposal(reason, ticket, List.copyOf(operations), null, base));
    }

    static Act revert(Acting acting, ChangeId change) {
        return new Act(
                t("act.revert"),
                Source.REVERT,
                (reason, ticket) -> acting.gateway().revert(acting.actor(), change, reason, ticket));
    }

    /** Back to a revision: the whole cluster or one tenant. */
    public static Act rollBack(Acting acting, @Nullable TenantId tenant, long revision) {
        String title = tenant == null
                ? t("act.roll-back", String.valueOf(revision))
                : t("act.roll-back-tenant", tenant, String.valueOf(revision));
        return new Act(
                title,
                Source.ROLLBACK,
                (reason, ticket) -> acting.gateway().rollback(acting.actor(), tenant, revision, reason, ticket));
    }
}
