package dev.breakwater.tenant;

import dev.breakwater.intent.TenantIntent;
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.ChooseIsolation;
import dev.breakwater.tenant.TenantCommand.ClaimNamespace;
import dev.breakwater.tenant.TenantCommand.DeclineTenant;
import dev.breakwater.tenant.TenantCommand.DescribeTenant;
import dev.breakwater.tenant.TenantCommand.OffboardTenant;
import dev.breakwater.tenant.TenantCommand.ReleaseNamespace;
import dev.breakwater.tenant.TenantCommand.RequestTenant;
import dev.breakwater.tenant.TenantCommand.ResumeTenant;
import dev.breakwater.tenant.TenantCommand.SuspendTenant;
import dev.breakwater.tenant.TenantCommand.WithdrawApproval;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shortest way for a tenant from one intent to another. */
final class TenantPath {
    /** Why exactly is said by the change that asks for it. */
    private static final String REASON = "The change restores an intent in which this is so";

    private TenantPath() {}

    static List<TenantCommand> between(@Nullable TenantIntent before, @Nullable TenantIntent after) {
        if (after == null) {
            return before == null ? List.of() : List.of(end(before));
        }
        var path = new ArrayList<TenantCommand>();
        if (before == null) {
            path.add(new RequestTenant(after.id(), after.description(), after.isolation(), after.namespaces()));
            path.addAll(towards(after.id(), State.REQUESTED, after.state()));
        } else {
            alter(before, after).forEach(path::add);
            path.addAll(towards(after.id(), before.state(), after.state()));
        }
        return List.copyOf(path);
    }

    private static TenantCommand end(TenantIntent before) {
        return before.state() == State.REQUESTED
                ? new DeclineTenant(before.id(), REASON)
                : new OffboardTenant(before.id(), REASON);
    }

    private static Stream<TenantCommand> alter(TenantIntent before, TenantIntent after) {
        Stream.Builder<TenantCommand> path = Stream.builder();
        if (!before.description().equals(after.description())) {
            path.add(new DescribeTenant(after.id(), after.description()));
        }
        if (before.isolation() != after.isolation()) {
            path.add(new ChooseIsolation(after.id(), after.isolation()));
        }
        before.namespaces().stream()
                .filter(namespace -> !after.namespaces().contains(namespace))
                .forEach(namespace -> path.add(new ReleaseNamespace(after.id(), namespace)));
        after.namespaces().stream()
                .filter(namespace -> !before.namespaces().contains(namespace))
                .forEach(namespace -> path.add(new ClaimNamespace(after.id(), namespace)));
        return path.build();
    }

    private static List<TenantCommand> towards(TenantId id, State from, State to) {
        if (from == to) {
            return List.of();
        }
        return switch (to) {
            case REQUESTED -> List.of(new WithdrawApproval(id, REASON));
            case APPROVED -> List.of(from == State.REQUESTED ? new ApproveTenant(id) : new ResumeTenant(id));
            case SUSPENDED ->
                from == State.REQUESTED
                        ? List.of(new ApproveTenant(id), new SuspendTenant(id, REASON))
                        : List.of(new SuspendTenant(id, REASON));
        };
    }
}
