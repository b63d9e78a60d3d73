package dev.breakwater.intent;

import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What a rule speaks of between its two ends. */
public sealed interface Traffic {

    /** Every protocol and port, ICMP included. */
    record Everything() implements Traffic {}

    /** At least one and at most forty ports; the order does not matter. */
    record Ports(List<Port> ports) implements Traffic {
        public Ports {
            ports = checked(ports);
        }
    }

    /** HTTP requests in plain text on TCP ports; a request passes when one of the rules matches. */
    record Http(List<Port> ports, List<HttpRule> rules) implements Traffic {
        public Http {
            ports = checked(ports);
            rules = List.copyOf(rules);
            if (rules.isEmpty()) {
                throw Rejection.invalid("http-rules-empty", "HTTP traffic needs at least one rule");
            }
            for (Port port : ports) {
                if (port.protocol() != Port.Protocol.TCP) {
                    throw Rejection.invalid("http-needs-tcp", "HTTP rules apply to TCP only, not to " + port);
                }
                if (port.includes(443) || port.includes(53)) {
                    throw Rejection.invalid(
                                    "http-on-tls-or-dns-port",
                                    "HTTP rules on " + port
                                            + " would meet TLS or DNS, which the proxy cannot read as HTTP")
                            .remedy("Name the plain-text port of the backend pods, or use ports without HTTP rules");
                }
            }
        }
    }

    /** DNS questions to name servers, egress only; ports must be single. */
    record Dns(List<Port> ports, List<DnsName> names) implements Traffic {
        public Dns {
            ports = checked(ports);
            names = names.stream().distinct().toList();
            if (names.isEmpty()) {
                throw Rejection.invalid("dns-names-empty", "DNS traffic needs at least one name or pattern");
            }
            for (Port port : ports) {
                if (port.isRange() || port.protocol() == Port.Protocol.SCTP) {
                    throw Rejection.invalid("dns-port-invalid", "DNS rules need single UDP or TCP ports, not " + port);
                }
            }
        }
    }

    /** ICMP messages by family and type number. */
    record Icmp(List<IcmpType> types) implements Traffic {
        public Icmp {
            types = types.stream().distinct().sorted().toList();
            if (types.isEmpty() || types.size() > 40) {
                throw Rejection.invalid("icmp-types-count", "ICMP traffic needs 1 to 40 types");
            }
        }
    }

    /** One HTTP request form: all given fields must match; method, path and host are whole-string regular expressions (RE2). */
    record HttpRule(
            @Nullable String method,
            @Nullable String path,
            @Nullable String host,
            List<String> headers) {
        private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+(: [\\x20-\\x7e]*)?");
        /** Constructs of Java's expressions that RE2 does not know: look-around, atomic and possessive forms, back references. */
        private static final Pattern NOT_RE2 = Pattern.compile("\\(\\?(?:=|!|<=|<!|>)|[*+?}]\\+|\\\\[1-9]|\\\\k");

        public HttpRule {
            headers = headers.stream().distinct().sorted().toList();
            if (method == null && path == null && host == null && headers.isEmpty()) {
                throw Rejection.invalid(
                                "http-rule-empty",
                                "An HTTP rule without method, path, host or headers would match every request")
                        .remedy("Use plain ports when every request may pass");
            }
            checkExpression("method", method);
            checkExpression("path", path);
            checkExpression("host", host);
            for (String header : headers) {
                if (!HEADER.matcher(header).matches()) {
                    throw Rejection.invalid(
                            "http-header-invalid", "'" + header + "' is not of the form 'Name: value' or 'Name'");
                }
            }
        }

        private static void checkExpression(String field, @Nullable String expression) {
            if (expression == null) {
                return;
            }
            try {
                Pattern.compile(expression);
            } catch (PatternSyntaxException e) {
                throw Rejection.invalid(
                        "http-expression-invalid",
                        "The " + field + " '" + expression + "' is not a regular expression: " + e.getDescription());
            }
            if (expression.isEmpty()
                    || expression.length() > 1024
                    || NOT_RE2.matcher(expression).find()) {
                throw Rejection.invalid(
                                "http-expression-not-re2",
                                "The " + field + " '" + expression + "' is empty, too long or uses what RE2 lacks")
                        .remedy(
                                "Use 1 to 1024 characters without look-around, possessive quantifiers or back references");
            }
        }
    }

    /** A name ({@code api.example.com}) or a pattern ({@code *.example.com}, or {@code *} alone for any) that may be asked for. */
    record DnsName(String pattern) {
        private static final Pattern FORM = Pattern.compile("\\*|([-a-z0-9_*]{1,63}\\.)*[-a-z0-9_*]{1,63}");

        public DnsName {
            if (pattern.length() > 253 || !FORM.matcher(pattern).matches() || pattern.contains("**")) {
                throw Rejection.invalid("dns-name-invalid", "'" + pattern + "' is neither a DNS name nor a pattern");
            }
        }

        public static DnsName parse(String text) {
            return new DnsName(text);
        }

        public boolean isPattern() {
            return pattern.indexOf('*') >= 0;
        }

        @Override
        public String toString() {
            return pattern;
        }
    }

    /** An ICMP type number 0 to 255 of one family; written {@code 8/IPv4} or {@code 128/IPv6}. */
    record IcmpType(int type, boolean ipv6) implements Comparable<IcmpType> {
        private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,2})/(IPv4|IPv6)");

        public IcmpType {
            if (type < 0 || type > 255) {
                throw Rejection.invalid(
                        "icmp-type-out-of-range", "The ICMP type " + type + " is not between 0 and 255");
            }
            if (type == 0 && !ipv6) {
                throw Rejection.invalid("icmp-type-matches-all", "Cilium reads ICMPv4 type 0 as every type")
                        .remedy("Echo replies need no rule: replies to an allowed request always pass");
            }
        }

        public static IcmpType parse(String text) {
            var form = FORM.matcher(text);
            if (!form.matches()) {
                throw Rejection.invalid("icmp-type-invalid", "'" + text + "' is not an ICMP type")
                        .remedy("Write it like 8/IPv4 or 128/IPv6");
            }
            return new IcmpType(Integer.parseInt(form.group(1)), form.group(2).equals("IPv6"));
        }

        @Override
        public int compareTo(IcmpType other) {
            return ipv6 != other.ipv6 ? Boolean.compare(ipv6, other.ipv6) : Integer.compare(type, other.type);
        }

        @Override
        public String toString() {
            return type + (ipv6 ? "/IPv6" : "/IPv4");
        }
    }

    private static List<Port> checked(List<Port> ports) {
        List<Port> ordered = ports.stream().distinct().sorted().toList();
        if (ordered.isEmpty() || ordered.size() > 40) {
            throw Rejection.invalid("ports-count", "A rule needs 1 to 40 ports; this one has " + ordered.size())
                    .remedy("Use a range such as 8000-8080/TCP, or split the rule");
        }
        return ordered;
    }
}
