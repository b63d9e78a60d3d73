package dev.breakwater.reach.object;

import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.rule.PortMatch;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ports of one {@code toPorts} entry. */
final class Ports {
    private static final int MOST = 40;
    private static final int HIGHEST = 65535;
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP", "ANY");
    private static final List<Protocol> ANY = List.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP);

    /** One port as it is written. */
    record Port(
            String path, String text, int endPort, @Nullable Protocol protocol) {
        static Port read(Tree tree) {
            String protocol = tree.at("protocol").oneOf(PROTOCOLS);
            Integer endPort = tree.at("endPort").number(0, HIGHEST);
            return new Port(
                    tree.path(),
                    tree.at("port").requiredText(),
                    endPort == null ? 0 : endPort,
                    protocol == null || protocol.equals("ANY") ? null : Protocol.valueOf(protocol));
        }

        boolean isNamed() {
            return PortSpelling.isName(text);
        }

        /** The number, also of octal and other spellings. */
        int number() {
            int number = PortSpelling.number(text);
            if (text.isEmpty() || number < 0) {
                throw Unacceptable.cilium(
                                path,
                                text.isEmpty() ? "Port must be specified" : "unable to parse port: \"" + text + "\"")
                        .remedy(
                                "A port is a decimal number up to 65535, or a name of at most 15 characters with a letter");
            }
            return number;
        }

        /** Any protocol is three, and never ICMP. */
        Stream<PortMatch> matches() {
            return (protocol == null ? ANY.stream() : Stream.of(protocol)).map(this::match);
        }

        private PortMatch match(Protocol of) {
            if (isNamed()) {
                return new PortMatch.Named(of, text.toLowerCase(Locale.ROOT), endPort);
            }
            int first = number();
            int slot = PortSpelling.slot(text);
            if (first == 0 && (endPort == 0 || endPort == HIGHEST)) {
                return new PortMatch.Range(of, 0, HIGHEST, slot, endPort);
            }
            return new PortMatch.Range(of, first, Math.max(first, endPort), slot, endPort);
        }
    }

    private Ports() {}

    static List<Port> read(Tree ports) {
        List<Port> read = ports.items().stream().map(Port::read).toList();
        if (read.size() > MOST) {
            throw Unacceptable.schema(ports.path(), "too many ports, the max is " + MOST);
        }
        read.stream().filter(port -> !port.isNamed()).forEach(Port::number);
        return read;
    }
}
