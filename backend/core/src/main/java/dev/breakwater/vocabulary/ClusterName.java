package dev.breakwater.vocabulary;

/** The name of the cluster that a Breakwater looks after. */
public record ClusterName(String value) implements Comparable<ClusterName> {
    public ClusterName {
        Name.parse(value);
    }

    public static ClusterName parse(String text) {
        return new ClusterName(text);
    }

    @Override
    public int compareTo(ClusterName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
