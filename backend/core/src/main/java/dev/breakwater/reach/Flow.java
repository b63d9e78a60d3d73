package dev.breakwater.reach;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that somebody opens. What comes back on it needs no rule: conntrack lets replies and related ICMP pass, so a
 * flow is asked for in the direction of its first packet, after service translation (the backend's address and port).
 *
 * @param port ignored for ICMP, where the type counts
 * @param icmpType an echo request if null
 * @param dnsName the name that is asked for, where the flow is a DNS question
 * @param serverName the TLS server name (SNI) of the flow
 */
public record Flow(
        End from,
        End to,
        Protocol protocol,
        int port,
        @Nullable Integer icmpType,
        @Nullable HttpRequest http,
        @Nullable String dnsName,
        @Nullable String serverName) {
    private static final int HIGHEST = 65535;

    /** One end of a flow. */
    public sealed interface End {
        /** An endpoint by its id, {@code namespace/pod}. */
        record Pod(String id) implements End {}

        /** A reserved identity such as {@code world} or {@code host}; in dual stack {@code world} is the IPv4 one. */
        record Entity(String name) implements End {}

        /** An address or the first address of a block; one of a pod or a node is that pod or node. */
        record Address(String cidr) implements End {}

        /** A DNS name: the first address that the topology knows for it, or one that no policy names. */
        record Name(String name) implements End {}

        record OfNode(String name) implements End {}
    }

    /** An HTTP request as the proxy sees it. */
    public record HttpRequest(String method, String path, String host, Map<String, String> headers) {
        public HttpRequest {
            headers = Map.copyOf(headers);
        }

        public @Nullable String header(String lowerCaseName) {
            for (var header : headers.entrySet()) {
                if (header.getKey().toLowerCase(Locale.ROOT).equals(lowerCaseName)) {
                    return header.getValue();
                }
            }
            return null;
        }
    }

    public Flow {
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException("no port: " + port);
        }
    }

    public static Flow of(End from, End to, Protocol protocol, int port) {
        return new Flow(from, to, protocol, port, null, null, null, null);
    }

    /** What rules compare with their ports: the ICMP type for ICMP. */
    public int portOrType() {
        return switch (protocol) {
            case TCP, UDP, SCTP -> port;
            case ICMP -> icmpType == null ? 8 : icmpType;
            case ICMPV6 -> icmpType == null ? 128 : icmpType;
        };
    }

    public Flow with(HttpRequest request) {
        return new Flow(from, to, protocol, port, icmpType, request, dnsName, serverName);
    }

    public Flow asking(String name) {
        return new Flow(from, to, protocol, port, icmpType, http, name, serverName);
    }

    public Flow naming(String server) {
        return new Flow(from, to, protocol, port, icmpType, http, dnsName, server);
    }

    public Flow ofType(int type) {
        return new Flow(from, to, protocol, port, type, http, dnsName, serverName);
    }
}
