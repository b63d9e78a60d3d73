package dev.breakwater.reach.rule;

/** A label of an identity: source ({@code k8s}, {@code reserved}, {@code cidr}, ...), key and value. */
public record Label(String source, String key, String value) {
    public static final String ANY = "any";
    public static final String K8S = "k8s";
    public static final String RESERVED = "reserved";
    public static final String CIDR = "cidr";
    public static final String CIDR_GROUP = "cidrgroup";
    public static final String FQDN = "fqdn";
    public static final String NODE = "node";

    /** Such as {@code reserved:world}. */
    public static Label reserved(String name) {
        return new Label(RESERVED, name, "");
    }

    /** That of whatever is outside: with one address family there is one world, else one for each. */
    public static Label world(boolean ipv6, boolean dualStack) {
        return reserved(!dualStack ? "world" : ipv6 ? "world-ipv6" : "world-ipv4");
    }

    @Override
    public String toString() {
        return source + ":" + key + (value.isEmpty() ? "" : "=" + value);
    }
}
