package dev.breakwater.change.revising;

import dev.breakwater.intent.Intent;
import dev.breakwater.vocabulary.TenantId;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a change made of one subject's intent. */
record Moved(@Nullable Intent before, @Nullable Intent after) {
    boolean isNothing() {
        return Objects.equals(before, after);
    }

    Stream<Intent> sides() {
        return Stream.of(before, after).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    Set<TenantId> tenants() {
        return sides().flatMap(side -> side.tenants().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
