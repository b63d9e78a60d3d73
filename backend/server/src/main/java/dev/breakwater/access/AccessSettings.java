package dev.breakwater.access;

import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who may sign in, as configured; without a word on demo users they exist in embedded mode only. */
@ConfigurationProperties("breakwater.access")
record AccessSettings(
        @Nullable Boolean demoUsers,
        @DefaultValue List<User> users,
        @Nullable OidcSettings oidc) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9._@]{0,62}");
    private static final Pattern ENCODED = Pattern.compile("\\{(bcrypt|scrypt|pbkdf2|argon2)(@[A-Za-z0-9_]+)?}.{20,}");

    AccessSettings {
        oidc = oidc != null && oidc.isGiven() ? oidc : null;
        users = List.copyOf(users);
        var names = new HashSet<String>();
        for (User user : users) {
            if (!names.add(user.name())) {
                throw Rejection.invalid("user-twice", "breakwater.access.users names '" + user.name() + "' twice");
            }
        }
    }

    /** One user; the password is encoded, so that a configuration file gives nobody away. */
    record User(
            String name,
            String password,
            @DefaultValue Set<Actor.Role> roles,
            @DefaultValue Set<String> tenants) {
        User {
            if (!NAME.matcher(name).matches()) {
                throw Rejection.invalid(
                        "user-name-invalid", "breakwater.access.users has a name that is none: " + name);
            }
            if (name.equals(Actor.BREAKWATER.name())) {
                throw Rejection.invalid(
                                "user-name-reserved",
                                "No user can be called " + name + ": what nobody asked for has that name")
                        .remedy("Give the account another name");
            }
            if (!ENCODED.matcher(password).matches()) {
                throw Rejection.invalid("password-not-encoded", "The password of user " + name + " is not encoded")
                        .remedy("Write it like {bcrypt}$2a$10$...; 'htpasswd -nbBC 10' makes one");
            }
            if (roles.isEmpty()) {
                throw Rejection.invalid("user-without-role", "User " + name + " has no role")
                        .remedy("Give it one of owner, operator and auditor");
            }
        }

        PasswordAccount account() {
            Set<TenantId> owned = tenants.stream().map(TenantId::parse).collect(Collectors.toSet());
            return new PasswordAccount(new Actor(name, roles, owned), password);
        }
    }
}
