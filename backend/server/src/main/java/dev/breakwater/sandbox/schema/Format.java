package dev.breakwater.sandbox.schema;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The string formats that the API server enforces, of those that our kinds use. */
final class Format {
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Format() {}

    static boolean accepts(String format, String text) {
        return switch (format) {
            case "cidr" -> isCidr(text);
            case "ipv4" -> isIpv4(text);
            case "ipv6" -> isIpv6(text);
            case "date-time" -> isInstant(text);
            default -> true;
        };
    }

    private static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("0|[1-9]\\d{0,2}")) {
            return false;
        }
        var address = text.substring(0, slash);
        int length = Integer.parseInt(text.substring(slash + 1));
        return (isIpv4(address) && length <= 32) || (isIpv6(address) && length <= 128);
    }

    private static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    private static boolean isIpv6(String text) {
        if (!IPV6.matcher(text).matches()) {
            return false;
        }
        try {
            return java.net.Inet6Address.ofLiteral(text) != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static boolean isInstant(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException notAnInstant) {
            return false;
        }
    }
}
