package dev.breakwater.access;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Actor.Role;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The cast of the Hong Kong scenario; each one's password is its name, which everybody knows. */
final class DemoUsers {
    private static final List<String> OWNERS = List.of("tenant-a", "tenant-b", "billing");

    private DemoUsers() {}

    static List<PasswordAccount> all() {
        return Stream.concat(
                        OWNERS.stream().map(DemoUsers::owner),
                        Stream.of(of("operator", Role.OPERATOR), of("auditor", Role.AUDITOR)))
                .toList();
    }

    private static PasswordAccount owner(String name) {
        return new PasswordAccount(new Actor(name, Set.of(Role.OWNER), Set.of(TenantId.parse(name))), "{noop}" + name);
    }

    private static PasswordAccount of(String name, Role role) {
        return new PasswordAccount(new Actor(name, Set.of(role), Set.of()), "{noop}" + name);
    }
}
