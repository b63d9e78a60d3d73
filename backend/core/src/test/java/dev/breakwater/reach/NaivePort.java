package dev.breakwater.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A port as it is written.
 *
 * @param protocol ANY is TCP, UDP and SCTP
 * @param port decimal, octal with a leading zero, or a name
 */
record NaivePort(String protocol, String port, int end) {
    private static final Pattern NAME = Pattern.compile("([a-zA-Z0-9]-?)*[a-zA-Z](-?[a-zA-Z0-9])*");
    private static final Map<String, Integer> ICMP = Map.of("EchoReply", 0, "EchoRequest", 8, "TimeExceeded", 11);
    private static final Map<String, Integer> ICMP_V6 =
            Map.of("PacketTooBig", 2, "TimeExceeded", 3, "EchoRequest", 128, "EchoReply", 129);

    /** What a name stands for; 0 where it stands for nothing. */
    interface Names {
        int number(String name, Protocol protocol);
    }

    static List<NaivePort> cilium(Map<?, ?> item) {
        List<?> toPorts = NaiveRules.list(item.get("toPorts"));
        List<?> icmps = NaiveRules.list(item.get("icmps"));
        if (toPorts.isEmpty() && icmps.isEmpty()) {
            return null;
        }
        var ports = new ArrayList<NaivePort>();
        for (Object rule : toPorts) {
            NaiveRules.list(((Map<?, ?>) rule).get("ports")).forEach(port -> ports.add(of((Map<?, ?>) port, "ANY")));
        }
        for (Object rule : icmps) {
            NaiveRules.list(((Map<?, ?>) rule).get("fields")).forEach(field -> ports.add(icmp((Map<?, ?>) field)));
        }
        return ports;
    }

    static List<NaivePort> kubernetes(List<?> ports) {
        return ports.isEmpty()
                ? null
                : ports.stream().map(port -> of((Map<?, ?>) port, "TCP")).toList();
    }

    private static NaivePort of(Map<?, ?> tree, String usual) {
        Object protocol = tree.get("protocol");
        Object port = tree.get("port");
        return new NaivePort(
                protocol == null ? usual : String.valueOf(protocol),
                port == null ? "0" : String.valueOf(port).toLowerCase(Locale.ROOT),
                tree.get("endPort") instanceof Integer end ? end : 0);
    }

    private static NaivePort icmp(Map<?, ?> field) {
        boolean v6 = "IPv6".equals(field.get("family"));
        String type = String.valueOf(field.get("type"));
        Integer code = (v6 ? ICMP_V6 : ICMP).get(type);
        return new NaivePort(v6 ? "ICMPV6" : "ICMP", code == null ? type : code.toString(), 0);
    }

    boolean covers(Protocol asked, int number, Names names) {
        boolean any =
                protocol.equals("ANY") && (asked == Protocol.TCP || asked == Protocol.UDP || asked == Protocol.SCTP);
        if (!any && !protocol.equals(asked.name())) {
            return false;
        }
        boolean named = port.length() <= 15 && NAME.matcher(port).matches();
        int start = named ? names.number(port, asked) : Integer.decode(port.replace("_", ""));
        if (named && start == 0) {
            return false;
        }
        if (start == 0 && (end == 0 || end == 65535)) {
            return true;
        }
        return end <= start ? number == start : start <= number && number <= end;
    }
}
