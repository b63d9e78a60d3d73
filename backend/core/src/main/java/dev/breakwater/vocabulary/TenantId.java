package dev.breakwater.vocabulary;

/** A tenant's id: a DNS label of at most 40 characters, also the value of the tenant label. */
public record TenantId(String value) implements Comparable<TenantId> {
    private static final int LONGEST = 40;

    public TenantId {
        Name.parse(value);
        if (value.length() > LONGEST) {
            throw Rejection.invalid("tenant-id-too-long", "The tenant id '" + value + "' has more than 40 characters");
        }
    }

    public static TenantId parse(String text) {
        return new TenantId(text);
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
