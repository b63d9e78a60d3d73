package dev.breakwater.question;

import dev.breakwater.reach.Flow.HttpRequest;
import dev.breakwater.reach.Protocol;
import dev.breakwater.vocabulary.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the command line of {@code reach} asks. */
final class Asked {
    private static final int HIGHEST = 65535;

    final List<Path> files = new ArrayList<>();
    String from = "";
    String to = "";
    Protocol protocol = Protocol.TCP;
    int port;

    @Nullable
    Integer icmpType;

    @Nullable
    HttpRequest http;

    @Nullable
    String dns;

    @Nullable
    String serverName;

    @Nullable
    String cases;

    boolean json;

    private Asked() {}

    static Asked parse(List<String> arguments) {
        var asked = new Asked();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            asked.take(rest.next(), rest);
        }
        asked.check();
        return asked;
    }

    private void take(String word, Iterator<String> rest) {
        switch (word) {
            case "--from" -> from = value(word, rest);
            case "--to" -> to = value(word, rest);
            case "--port" -> port(value(word, rest));
            case "--icmp" -> icmp(value(word, rest));
            case "--http" -> http = request(value(word, rest));
            case "--dns" -> dns = value(word, rest);
            case "--sni" -> serverName = value(word, rest);
            case "--cases" -> cases = value(word, rest);
            case "--output" -> json = isJson(value(word, rest));
            default -> {
                if (word.startsWith("--")) {
                    throw unknown("reach", word);
                }
                files.add(Path.of(word));
            }
        }
    }

    static Rejection unknown(String verb, String word) {
        return Rejection.invalid("option-unknown", verb + " does not know '" + word + "'")
                .remedy("See './breakwater " + verb + " --help'");
    }

    static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw Rejection.invalid("option-without-value", option + " needs a value");
        }
        return rest.next();
    }

    static boolean isJson(String format) {
        return switch (format) {
            case "json" -> true;
            case "text" -> false;
            default -> throw Rejection.invalid("option-invalid", "--output is text or json, not '" + format + "'");
        };
    }

    private void check() {
        if (cases != null) {
            return;
        }
        if (files.isEmpty() || from.isEmpty() || to.isEmpty()) {
            throw Rejection.invalid("option-missing", "reach needs files, --from and --to")
                    .remedy("See './breakwater reach --help'");
        }
        if (port == 0 && icmpType == null) {
            throw Rejection.invalid("option-missing", "reach needs --port or --icmp")
                    .remedy("For example --port 443, --port 53/UDP, --icmp 8");
        }
    }

    private void port(String text) {
        String[] parts = text.split("/", 2);
        port = number(parts[0], HIGHEST, "--port");
        if (port == 0) {
            throw Rejection.invalid("option-invalid", "--port is from 1 to 65535");
        }
        protocol = switch (parts.length == 1 ? "TCP" : parts[1].toUpperCase(Locale.ROOT)) {
            case "TCP" -> Protocol.TCP;
            case "UDP" -> Protocol.UDP;
            case "SCTP" -> Protocol.SCTP;
            default -> throw Rejection.invalid("option-invalid", "'" + parts[1] + "' is not TCP, UDP or SCTP");
        };
    }

    /** {@code 8} or {@code 128/ICMPv6}. */
    private void icmp(String text) {
        String[] parts = text.split("/", 2);
        icmpType = number(parts[0], 255, "--icmp");
        protocol = parts.length == 2 && parts[1].equalsIgnoreCase("ICMPv6") ? Protocol.ICMPV6 : Protocol.ICMP;
    }

    private static int number(String text, int highest, String option) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= highest) {
                return number;
            }
        } catch (NumberFormatException _) {
            // falls through to the one refusal below
        }
        throw Rejection.invalid("option-invalid", option + " is a number up to " + highest + ", not '" + text + "'");
    }

    /** {@code METHOD PATH}, or {@code METHOD http://HOST/PATH}. */
    private static HttpRequest request(String text) {
        String[] parts = text.split(" ", 2);
        if (parts.length != 2) {
            throw Rejection.invalid("option-invalid", "--http is a method and a path, such as \"POST /v1/charge\"");
        }
        String target = parts[1].strip();
        int scheme = target.indexOf("://");
        if (scheme < 0) {
            return new HttpRequest(parts[0], target, "", Map.of());
        }
        int slash = target.indexOf('/', scheme + 3);
        return slash < 0
                ? new HttpRequest(parts[0], "/", target.substring(scheme + 3), Map.of())
                : new HttpRequest(parts[0], target.substring(slash), target.substring(scheme + 3, slash), Map.of());
    }
}
