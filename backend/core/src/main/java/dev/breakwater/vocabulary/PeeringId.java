package dev.breakwater.vocabulary;

/** The name of a BGP peering, unique in its cluster, say {@code hkix}. */
public record PeeringId(String value) implements Comparable<PeeringId> {
    public PeeringId {
        Name.parse(value);
    }

    public static PeeringId parse(String text) {
        return new PeeringId(text);
    }

    @Override
    public int compareTo(PeeringId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
