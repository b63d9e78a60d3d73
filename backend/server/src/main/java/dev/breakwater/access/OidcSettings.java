package dev.breakwater.access;

import dev.breakwater.vocabulary.Actor.Role;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How people sign in by a provider that speaks OpenID Connect; without an issuer nobody does. */
record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("OpenID Connect") String name,
        @DefaultValue("oidc") String prefix,
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue({"openid", "profile"}) Set<String> scopes,
        @DefaultValue("10h") Duration session,
        @DefaultValue List<Group> groups) {
    /** Stands in a group's name for the id of a tenant, whose owners the group then has. */
    static final String TENANT = "{tenant}";

    private static final String ROOT = "breakwater.access.oidc";
    private static final Pattern PREFIX = Pattern.compile("[a-z][-a-z0-9]{0,19}");
    private static final Pattern SHOWN = Pattern.compile("[^\\p{Cntrl}]{1,60}");
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    OidcSettings {
        scopes = Set.copyOf(scopes);
        groups = List.copyOf(groups);
        if (!issuer.isBlank()) {
            require(
                    isSafe(issuer),
                    "issuer",
                    "must be an https address, to the letter as the provider itself gives it");
            require(!clientId.isBlank(), "client-id", "must be the id under which the provider knows Breakwater");
            require(SHOWN.matcher(name).matches(), "name", "must be 1 to 60 characters, for a button to say");
            require(PREFIX.matcher(prefix).matches(), "prefix", "must be a lower-case word of at most 20 characters");
            require(!nameClaim.isBlank() && !groupsClaim.isBlank(), "name-claim and groups-claim", "must not be empty");
            require(scopes.contains("openid"), "scopes", "must contain openid");
            require(session.isPositive(), "session", "must be how long a sign-in counts, as in 10h");
            require(!groups.isEmpty(), "groups", "must say which groups have a role here, or nobody could sign in");
        } else {
            require(clientId.isBlank() && groups.isEmpty(), "issuer", "must be given where client-id or groups are");
        }
    }

    boolean isGiven() {
        return !issuer.isBlank();
    }

    /** One group at the provider, and what it makes of whoever is in it. */
    record Group(
            @DefaultValue("") String group,
            @DefaultValue Set<Role> roles,
            @DefaultValue Set<String> tenants) {
        Group {
            roles = Set.copyOf(roles);
            tenants = Set.copyOf(tenants);
            String place = "groups, of '" + group + "',";
            require(!group.isBlank(), "groups", "must name each group");
            require(!roles.isEmpty(), place, "must give one of the roles owner, operator and auditor");
            tenants.forEach(TenantId::parse);
            if (names(group)) {
                require(
                        roles.equals(Set.of(Role.OWNER)),
                        place,
                        "must give the role owner and no other, as it has " + TENANT);
                require(tenants.isEmpty(), place, "must not name tenants, as " + TENANT + " does");
                require(group.indexOf(TENANT) == group.lastIndexOf(TENANT), place, "must have " + TENANT + " once");
            } else {
                require(
                        roles.contains(Role.OWNER) != tenants.isEmpty(),
                        place,
                        "must name the tenants of an owner, or have " + TENANT + " in its name; others have none");
            }
        }

        boolean namesTenant() {
            return names(group);
        }

        private static boolean names(String group) {
            return group.contains(TENANT);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return name + " (" + issuer + ")";
    }

    /** A token that travels in the clear is anybody's, unless it does not leave this machine. */
    private static boolean isSafe(String issuer) {
        try {
            URI address = URI.create(issuer);
            return address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && ("https".equals(address.getScheme())
                            || ("http".equals(address.getScheme()) && HERE.contains(address.getHost())));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static void require(boolean holds, String what, String sentence) {
        if (!holds) {
            throw Rejection.invalid("oidc-setting-invalid", ROOT + "." + what + " " + sentence);
        }
    }
}
