package dev.breakwater.reach;

import dev.breakwater.reach.rule.Clause;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Flows: from each of the sources to each of the destinations, with each of the traffic. Written
 * {@code tenant-a app=frontend -> tenant-a-data app=mysql, TCP 3306}.
 *
 * @param rehandled the flows stay allowed, but move between the plain path and a proxy, which breaks existing connections
 * @param example one of the flows, whole
 * @param because the clauses that decide the example, in the later state
 */
public record FlowRow(
        Group sources,
        Group destinations,
        List<Traffic> traffic,
        boolean rehandled,
        Packet example,
        List<Clause.Origin> because) {

    /** Parties, named together for people and one by one for programs. */
    public record Group(String text, List<Party> members) {
        public Group {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Ports first to last of a protocol, or ICMP types.
     *
     * @param requests which requests only; empty when every one is meant
     */
    public record Traffic(Protocol protocol, int first, int last, List<Request> requests) {
        public Traffic {
            requests = List.copyOf(requests);
        }

        private boolean isWide() {
            return first == 0 && last == Space.lastPort(protocol);
        }

        /** Whether it is all of its protocol. */
        public boolean isWhole() {
            return isWide() && requests.isEmpty();
        }

        @Override
        public String toString() {
            String ports = isWide() ? "" : first == last ? " " + first : " " + first + "-" + last;
            String only = requests.isEmpty()
                    ? ""
                    : " (only " + requests.stream().map(Request::toString).collect(Collectors.joining(", ")) + ")";
            return protocol + ports + only;
        }
    }

    /**
     * One flow as a packet would show it.
     *
     * @param from an endpoint's id, an entity, an address or a DNS name
     * @param request what is asked, empty where that does not matter
     */
    public record Packet(String from, String to, Protocol protocol, int port, String request) {
        @Override
        public String toString() {
            return from + " -> " + to + " " + protocol + " " + port + (request.isEmpty() ? "" : " " + request);
        }
    }

    public FlowRow {
        traffic = List.copyOf(traffic);
        because = List.copyOf(because);
    }

    private String trafficText() {
        boolean everything =
                traffic.size() == Protocol.values().length && traffic.stream().allMatch(Traffic::isWhole);
        return everything
                ? "any traffic"
                : traffic.stream().map(Traffic::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return sources + " -> " + destinations + ", " + trafficText()
                + (rehandled ? " (handed over between the plain path and a proxy)" : "");
    }
}
