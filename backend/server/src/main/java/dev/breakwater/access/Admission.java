package dev.breakwater.access;

import dev.breakwater.access.NotAdmitted.Why;
import dev.breakwater.vocabulary.Actor;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserSource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Lets in whom the provider vouches for and a group gives a role. Their names begin with the provider's prefix and a colon, which no
 * name of an account with a password can have: so no record ever takes the one for the other.
 */
final class Admission implements Converter<OidcUserSource, OidcUser> {
    /** Nothing that could be taken for another name, break a line of a log or be more than a name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9._@+#]{0,99}");

    private final OidcSettings settings;
    private final GroupRoles groups;
    private final Clock clock;

    Admission(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        groups = new GroupRoles(settings.groups());
    }

    @Override
    public OidcUser convert(OidcUserSource source) {
        var claims = new HashMap<String, Object>();
        if (source.getUserInfo() != null) {
            claims.putAll(source.getUserInfo().getClaims());
        }
        OidcIdToken token = source.getUserRequest().getIdToken();
        claims.putAll(token.getClaims()); // what is signed wins
        return new ProvidedAccount(admit(claims), token, clock.instant().plus(settings.session()));
    }

    Actor admit(Map<String, Object> claims) {
        String name = settings.prefix() + ":" + name(claims, settings.nameClaim());
        GroupRoles.Given given = groups.of(groups(claims, settings.groupsClaim()));
        if (given.roles().isEmpty()) {
            throw NotAdmitted.withoutRole(name, groups.toAskFor());
        }
        return new Actor(name, given.roles(), given.tenants());
    }

    /** An address by mail is a name only if the provider has seen that it is theirs. */
    private static String name(Map<String, Object> claims, String claim) {
        if (!(claims.get(claim) instanceof String name) || !NAME.matcher(name).matches()) {
            throw new NotAdmitted(Why.NAME, "the claim " + claim + " is none that can be a name");
        }
        if (claim.equals("email") && !Boolean.TRUE.equals(claims.get("email_verified"))) {
            throw new NotAdmitted(Why.NAME, "the claim email is not verified");
        }
        return name;
    }

    private static Set<String> groups(Map<String, Object> claims, String claim) {
        return switch (find(claims, claim)) {
            case String one -> Set.of(one);
            case Collection<?> many ->
                many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet());
            case null, default -> Set.of();
        };
    }

    /** By its name, else by a path of names with dots between them, as in {@code realm_access.roles}. */
    private static @Nullable Object find(Map<String, Object> claims, String claim) {
        if (claims.containsKey(claim)) {
            return claims.get(claim);
        }
        @Nullable Object found = claims;
        for (String step : claim.split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return found;
    }
}
