package dev.breakwater.vocabulary;

import java.util.Comparator;

/** An address pool of one tenant, written {@code tenant/name}. */
public record PoolId(TenantId tenant, Name name) implements Comparable<PoolId> {
    private static final Comparator<PoolId> ORDER =
            Comparator.comparing(PoolId::tenant).thenComparing(PoolId::name);

    public static PoolId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw Rejection.invalid("id-invalid", "'" + Name.shown(text) + "' is not of the form tenant/name");
        }
        return new PoolId(TenantId.parse(text.substring(0, slash)), Name.parse(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(PoolId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tenant + "/" + name;
    }
}
