package dev.breakwater.vocabulary;

import java.util.Comparator;

/** An advertisement of one tenant's addresses, written {@code tenant/name}. */
public record AdvertisementId(TenantId tenant, Name name) implements Comparable<AdvertisementId> {
    private static final Comparator<AdvertisementId> ORDER =
            Comparator.comparing(AdvertisementId::tenant).thenComparing(AdvertisementId::name);

    public static AdvertisementId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw Rejection.invalid("id-invalid", "'" + Name.shown(text) + "' is not of the form tenant/name");
        }
        return new AdvertisementId(TenantId.parse(text.substring(0, slash)), Name.parse(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(AdvertisementId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tenant + "/" + name;
    }
}
