package dev.breakwater.reach.object;

import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Peer;

/** Names, for FQDN peers and for DNS rules. */
final class Domains {
    private static final int LONGEST = 255;

    private Domains() {}

    static Peer peer(Tree tree) {
        DomainPattern pattern = selector(tree);
        return new Peer.Fqdn(
                pattern,
                tree.at(pattern.isPattern() ? "matchPattern" : "matchName").requiredText());
    }

    static DomainPattern selector(Tree tree) {
        String name = tree.at("matchName").text();
        String pattern = tree.at("matchPattern").text();
        if ((name == null) == (pattern == null)) {
            throw Unacceptable.schema(
                    tree.path(), "must validate one and only one schema (oneOf): matchName, matchPattern");
        }
        String text = name == null ? pattern : name;
        if (text == null || !wellFormed(text, name == null)) {
            throw Unacceptable.schema(
                    tree.path(),
                    "Invalid value: \"" + text
                            + "\": only 0-9, a-z, A-Z, '.', '-', '_' are allowed, and '*' in a pattern");
        }
        return new DomainPattern(text, name == null);
    }

    private static boolean wellFormed(String text, boolean pattern) {
        boolean letters = text.chars().allMatch(c -> letter((char) c) || c == '.' || (pattern && c == '*'));
        return letters && !text.isEmpty() && text.length() <= LONGEST && !text.startsWith(".") && !text.contains("..");
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
