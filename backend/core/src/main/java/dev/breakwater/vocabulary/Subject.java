package dev.breakwater.vocabulary;

import java.util.Comparator;
import java.util.Locale;

/** One thing that intent speaks of, written {@code kind:id}, say {@code policy:tenant-a/mysql}; also its event stream's name. */
public record Subject(Kind kind, String id) implements Comparable<Subject> {

    /** The kinds of things that people ask for. */
    public enum Kind {
        TENANT,
        POLICY,
        CONTRACT,
        POOL,
        PEERING,
        ADVERTISEMENT;

        /** Lower case, as written in a subject. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::kind).thenComparing(Subject::id);

    public static Subject of(TenantId id) {
        return new Subject(Kind.TENANT, id.toString());
    }

    public static Subject of(PolicyId id) {
        return new Subject(Kind.POLICY, id.toString());
    }

    public static Subject of(ContractId id) {
        return new Subject(Kind.CONTRACT, id.toString());
    }

    public static Subject of(PoolId id) {
        return new Subject(Kind.POOL, id.toString());
    }

    public static Subject of(PeeringId id) {
        return new Subject(Kind.PEERING, id.toString());
    }

    public static Subject of(AdvertisementId id) {
        return new Subject(Kind.ADVERTISEMENT, id.toString());
    }

    public static Subject parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.word() + ":")) {
                return new Subject(kind, text.substring(kind.word().length() + 1));
            }
        }
        throw Rejection.invalid("subject-invalid", "'" + Name.shown(text) + "' is not of the form kind:id");
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.word() + ":" + id;
    }
}
