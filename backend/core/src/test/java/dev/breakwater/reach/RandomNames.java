package dev.breakwater.reach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** DNS names and patterns that nearly meet each other. */
final class RandomNames {
    static final List<String> NAMES = List.of(
            "api.example.com",
            "www.example.com",
            "example.com",
            "x.api.example.com",
            "xexample.com",
            "other.org",
            "API.example.com.");
    private static final List<String> PATTERNS = List.of(
            "*",
            "*.example.com",
            "**.example.com",
            "*example.com",
            "api.*.com",
            "*.*.example.com",
            "*.org",
            "*.EXAMPLE.com.");

    private RandomNames() {}

    /** A {@code matchName} or {@code matchPattern}; both, neither or unreadable once in a while. */
    static Map<String, Object> selector(Dice dice) {
        var selector = new LinkedHashMap<String, Object>();
        boolean pattern = dice.oneIn(2);
        if (!pattern || dice.oneIn(100)) {
            selector.put("matchName", dice.oneIn(60) ? "bad name!" : dice.any(NAMES));
        }
        if (pattern) {
            selector.put("matchPattern", dice.oneIn(60) ? "[a-z].example.com" : dice.any(PATTERNS));
        }
        if (dice.oneIn(150)) {
            selector.clear();
        }
        return selector;
    }
}
