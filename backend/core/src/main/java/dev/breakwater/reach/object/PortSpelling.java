package dev.breakwater.reach.object;

import java.util.Locale;

/**
 * How Cilium reads the text of a port: as a name where it is an IANA service name ({@code 0x50} is one), else as a number the
 * way Go reads literals ({@code 010} is 8, {@code 8_0} is 80), but keeps it under the number that its decimal digits give.
 */
final class PortSpelling {
    private static final int LONGEST_NAME = 15;
    private static final int HIGHEST = 65535;

    private PortSpelling() {}

    static boolean isName(String text) {
        boolean letter = false;
        char before = '-';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c == '-' ? before != '-' : isAlphanumeric(c))) {
                return false;
            }
            letter |= c > '9';
            before = c;
        }
        return letter && before != '-' && text.length() <= LONGEST_NAME;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** The number, or -1 where Cilium fails to parse it. */
    static int number(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int radix = radix(lower);
        String digits = radix == 10 ? lower : lower.substring(radix == 8 && !lower.startsWith("0o") ? 1 : 2);
        if (lower.equals("0")) {
            return 0;
        }
        boolean separated = digits.indexOf('_') >= 0;
        if (separated && !separatesDigits(radix == 10 ? digits : "0" + digits)) {
            return -1;
        }
        return bounded(digits.replace("_", ""), radix, -1);
    }

    private static int radix(String lower) {
        if (!lower.startsWith("0")) {
            return 10;
        }
        if (lower.length() < 3) {
            return 8;
        }
        return switch (lower.charAt(1)) {
            case 'x' -> 16;
            case 'b' -> 2;
            default -> 8;
        };
    }

    private static boolean separatesDigits(String digits) {
        return !digits.startsWith("_") && !digits.endsWith("_") && !digits.contains("__");
    }

    /** The number under which Cilium keeps it. */
    static int slot(String text) {
        return bounded(text, 10, HIGHEST);
    }

    private static int bounded(String digits, int radix, int beyond) {
        if (digits.isEmpty()) {
            return Math.min(beyond, -1);
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) > 127 ? -1 : Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                return Math.min(beyond, 0);
            }
            number = Math.min(number * radix + digit, HIGHEST + 1L);
        }
        return number > HIGHEST ? beyond : (int) number;
    }
}
