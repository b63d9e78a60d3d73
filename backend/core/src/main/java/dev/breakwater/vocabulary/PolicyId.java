package dev.breakwater.vocabulary;

import java.util.Comparator;

/** A policy of one tenant, written {@code tenant/name}. */
public record PolicyId(TenantId tenant, Name name) implements Comparable<PolicyId> {
    private static final Comparator<PolicyId> ORDER =
            Comparator.comparing(PolicyId::tenant).thenComparing(PolicyId::name);

    public static PolicyId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw Rejection.invalid("id-invalid", "'" + Name.shown(text) + "' is not of the form tenant/name");
        }
        return new PolicyId(TenantId.parse(text.substring(0, slash)), Name.parse(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(PolicyId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tenant + "/" + name;
    }
}
