package dev.breakwater.change.reading;

import dev.breakwater.change.ChangeDetails;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.change.Source;
import dev.breakwater.change.drafting.Access;
import dev.breakwater.change.intents.IntentRows;
import dev.breakwater.change.operation.OperationJson;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the list of changes as far as the reader may see each. */
@Component
@Transactional(readOnly = true)
class ChangeReader implements Changes {
    private static final String PAGE = """
            SELECT * FROM change_row
            WHERE (CAST(:state AS text) IS NULL OR state = :state)
              AND (:everything OR tenants && CAST(:tenants AS text[]))
              AND first_index < :before
            ORDER BY first_index DESC LIMIT :limit""";

    private final EntityManager rows;
    private final OperationJson json;

    ChangeReader(EntityManager rows, OperationJson json) {
        this.rows = rows;
        this.json = json;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Page<ChangeSummary> list(
            Actor actor,
            ChangeSummary.@Nullable State state,
            @Nullable TenantId tenant,
            @Nullable String after,
            int limit) {
        List<ChangeRow> found = rows.createNativeQuery(PAGE, ChangeRow.class)
                .setParameter("state", state == null ? null : state.name())
                .setParameter("everything", tenant == null && actor.seesEverything())
                .setParameter("tenants", IntentRows.names(whose(actor, tenant)))
                .setParameter("before", after == null ? Long.MAX_VALUE : Cursor.parse(after))
                .setParameter("limit", limit + 1)
                .getResultList();
        List<ChangeSummary> shown = found.stream()
                .limit(limit)
                .map(row -> summary(row, seen(actor, row)))
                .toList();
        return new Page<>(shown, found.size() <= limit ? null : String.valueOf(found.get(limit - 1).firstIndex));
    }

    @Override
    public ChangeDetails find(Actor actor, ChangeId id) {
        ChangeRow row = Optional.ofNullable(rows.find(ChangeRow.class, id.value()))
                .orElseThrow(() -> Rejection.notFound("change " + id));
        List<Operation> seen = seen(actor, row);
        if (seen.isEmpty() && !actor.seesEverything()) {
            throw Rejection.notFound("change " + id);
        }
        return new ChangeDetails(summary(row, seen), seen);
    }

    static Set<TenantId> whose(Actor actor, @Nullable TenantId tenant) {
        if (tenant == null) {
            return actor.tenants();
        }
        if (!actor.sees(tenant)) {
            throw Rejection.notFound("tenant " + tenant);
        }
        return Set.of(tenant);
    }

    private List<Operation> seen(Actor actor, ChangeRow row) {
        return json.read(row.operations).stream()
                .filter(operation -> Access.sees(actor, operation))
                .toList();
    }

    private static ChangeSummary summary(ChangeRow row, List<Operation> operations) {
        return new ChangeSummary(
                new ChangeId(row.id),
                ChangeSummary.State.valueOf(row.state),
                row.author,
                row.reason,
                row.ticket,
                row.overrideReason,
                Source.of(row.source),
                row.base,
                row.revision,
                operations.stream().map(Operation::sentence).toList(),
                id(row.reverts),
                id(row.revertedBy),
                row.draftedAt,
                row.changedAt);
    }

    private static @Nullable ChangeId id(@Nullable UUID value) {
        return value == null ? null : new ChangeId(value);
    }
}
