package dev.breakwater.vocabulary;

import java.util.Comparator;

/** A contract, named by its provider, written {@code provider/name}. */
public record ContractId(TenantId provider, Name name) implements Comparable<ContractId> {
    private static final Comparator<ContractId> ORDER =
            Comparator.comparing(ContractId::provider).thenComparing(ContractId::name);

    public static ContractId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw Rejection.invalid("id-invalid", "'" + Name.shown(text) + "' is not of the form provider/name");
        }
        return new ContractId(TenantId.parse(text.substring(0, slash)), Name.parse(text.substring(slash + 1)));
    }

    @Override
    public int compareTo(ContractId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return provider + "/" + name;
    }
}
