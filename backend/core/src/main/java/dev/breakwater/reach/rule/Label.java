package dev.breakwater.reach.rule;

/** A label of an identity: source ({@code k8s}, {@code reserved}, {@code cidr}, ...), key and value. */
public record Label(String source, String key, String value) {
    @Override
    public String toString() {
        return source + ":" + key + (value.isEmpty() ? "" : "=" + value);
    }
}
