package dev.breakwater.cilium;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Users and groups whose requests an admission policy lets pass: as a CEL expression, and read back from one. */
public record Requesters(SortedSet<String> users, SortedSet<String> groups) {
    /** Under which the expression stands among an admission policy's variables. */
    public static final String VARIABLE = "writer";

    private static final String WORD = "'((?:[^'\\\\]|\\\\.)*+)'";
    private static final String LIST = "\\[((?:" + WORD.replace("((", "(?:(") + "(?:, )?)*+)]";
    private static final Pattern WORDS = Pattern.compile(WORD);
    private static final Pattern EXPRESSION = Pattern.compile("request\\.userInfo\\.username in " + LIST
            + " \\|\\| \\(has\\(request\\.userInfo\\.groups\\) && request\\.userInfo\\.groups"
            + "\\.exists\\(group, group in " + LIST + "\\)\\)");

    public Requesters {
        users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    }

    /** Empty for an expression that is not ours to the letter: of what it lets pass, nothing is known. */
    public static Optional<Requesters> parse(String expression) {
        Matcher matcher = EXPRESSION.matcher(expression);
        return matcher.matches()
                ? Optional.of(new Requesters(words(matcher.group(1)), words(matcher.group(2))))
                : Optional.empty();
    }

    public String expression() {
        return "request.userInfo.username in " + list(users)
                + " || (has(request.userInfo.groups) && request.userInfo.groups.exists(group, group in " + list(groups)
                + "))";
    }

    public boolean include(String user, Collection<String> itsGroups) {
        return users.contains(user) || !Collections.disjoint(groups, itsGroups);
    }

    private static String list(Collection<String> words) {
        return words.stream().map(Requesters::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A CEL string. */
    private static String literal(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static TreeSet<String> words(String list) {
        return WORDS.matcher(list)
                .results()
                .map(word -> word.group(1).replaceAll("\\\\(.)", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
