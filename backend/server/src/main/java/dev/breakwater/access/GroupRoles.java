package dev.breakwater.access;

import dev.breakwater.access.OidcSettings.Group;
import dev.breakwater.vocabulary.Actor.Role;
import dev.breakwater.vocabulary.TenantId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What being in groups at a provider gives here; a group of which nothing is said gives nothing. */
final class GroupRoles {
    private static final String ID = "([a-z0-9](?:[-a-z0-9]{0,38}[a-z0-9])?)";

    private final List<Group> groups;

    /** All that somebody's groups give together. */
    record Given(Set<Role> roles, Set<TenantId> tenants) {}

    GroupRoles(List<Group> groups) {
        this.groups = groups;
    }

    Given of(Set<String> held) {
        var roles = new HashSet<Role>();
        var tenants = new HashSet<TenantId>();
        for (Group group : groups) {
            if (group.namesTenant()) {
                tenants.addAll(named(group, held));
            } else if (held.contains(group.group())) {
                roles.addAll(group.roles());
                group.tenants().forEach(tenant -> tenants.add(TenantId.parse(tenant)));
            }
        }
        if (!tenants.isEmpty()) {
            roles.add(Role.OWNER);
        }
        return new Given(roles, tenants);
    }

    /** Groups for which somebody without any may ask; those that belong to one tenant would tell of that. */
    List<String> toAskFor() {
        return groups.stream()
                .filter(group -> group.tenants().isEmpty())
                .map(Group::group)
                .toList();
    }

    private static Set<TenantId> named(Group group, Set<String> held) {
        int at = group.group().indexOf(OidcSettings.TENANT);
        Pattern form = Pattern.compile(Pattern.quote(group.group().substring(0, at))
                + ID
                + Pattern.quote(group.group().substring(at + OidcSettings.TENANT.length())));
        var tenants = new HashSet<TenantId>();
        for (String each : held) {
            Matcher match = form.matcher(each);
            if (match.matches()) {
                tenants.add(TenantId.parse(match.group(1)));
            }
        }
        return tenants;
    }
}
