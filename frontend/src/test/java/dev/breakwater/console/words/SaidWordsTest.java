package dev.breakwater.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever text the rooms make sentences of has words in the console, and no words are for a text that is gone. */
class SaidWordsTest {
    private static final String PREFIX = "said.";

    /** Where the sentences are made that the console shows. */
    private static final Pattern ROOMS = Pattern.compile("(planning|reach/lint|situation|rollout|cluster)/.*"
            + "|reach/endpoint/(Conflicts|SelectorMerge|DirectionPolicy|Hit)\\.java"
            + "|reach/object/(LayerSevens|Rule|SelectorDraft)\\.java"
            + "|compiler/(Floor|Contracts|Policies)\\.java"
            + "|assessment/Isolating\\.java|change/restoring/Recalled\\.java"
            + "|(tenant|peering|policy|contract|addressing)/\\w+Command\\.java");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//[^\n]*", Pattern.DOTALL);

    /** What is thrown, refused, logged, asked of the database or only compared is no sentence of a plan. */
    private static final Pattern OTHERWISE = Pattern.compile(
            "(?:throw\\b|\\bRejection\\b|\\bUnacceptable\\b|LOG\\.|\\bsuper\\(|\\.sql\\(|\\.execute\\()[^;]*;"
                    + "|\"\"\".*?\"\"\"|@\\w+\\([^)]*\\)",
            Pattern.DOTALL);

    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern CLAUSES = Pattern.compile(";(?= |$)");
    private static final Pattern PHRASE = Pattern.compile("\\p{L}{2,}[,;:.]? \\p{L}+.*|.*\\p{L} \\p{L}{2,}.*");

    /** Each with why nobody who reads Chinese is shown it in Chinese. */
    private static final Map<String, String> EXCLUDED = Map.ofEntries(
            Map.entry("another tenant", "stands in a flow, for whom the reader may not see"),
            Map.entry("any other tenant", "stands in a flow"),
            Map.entry("namespaces of no tenant", "stands in a flow"),
            Map.entry(
                    "left out, as their time has passed:",
                    "is kept in the reason of a change, as a person's words are"),
            Map.entry("The change restores an intent without it", "is kept as the reason for which a contract ends"),
            Map.entry(
                    "Every phase is proven against what is observed and what is desired",
                    "is the proof of a whole plan, which no view shows"),
            Map.entry("temporarily put", "is hashed"),
            Map.entry("SIX_PHASES with unions", "is a strategy, which no view shows"),
            Map.entry("with temporary denies", "is a strategy, which no view shows"),
            Map.entry("L7 policy is not supported on host ingress yet", "is thrown with Cilium's own words"),
            Map.entry("L7 policy is not supported since L7 proxy is not enabled", "is thrown with Cilium's own words"),
            Map.entry("L7 protocol DNS is not supported on ingress yet", "is thrown with Cilium's own words"),
            Map.entry("is not supported on host egress yet", "is thrown with Cilium's own words"),
            Map.entry("L7 protocol", "is thrown with Cilium's own words"),
            Map.entry("the surrounding settings", "names where a kubeconfig comes from, as an argument"),
            Map.entry("another manager", "names a field manager, as an argument"),
            Map.entry("failed to create typed patch object", "is looked for in an answer"),
            Map.entry("cannot be opened:", "is logged"),
            Map.entry("is answered", "is logged"),
            Map.entry("the watch of", "is logged"),
            Map.entry("AND ref = :ref", "is asked of the database"),
            Map.entry("it took too long", "is the fault of a connection, as an argument"),
            Map.entry("its host name is not known here", "is the fault of a connection, as an argument"),
            Map.entry("no TLS connection came about,", "is the fault of a connection, as an argument"),
            Map.entry("the connection is refused", "is the fault of a connection, as an argument"),
            Map.entry("conflict with \\\"([^\\\"]+)\\\"", "is looked for in an answer"));

    private final Map<String, String> sources = rooms();

    @Test
    void areThereForEachTextOfASentence() {
        Set<String> english = english();
        Map<String, Set<String>> without = new TreeMap<>();
        sources.forEach((file, text) -> literals(text)
                .filter(literal -> PHRASE.matcher(literal).matches())
                .filter(literal -> !EXCLUDED.containsKey(literal))
                .filter(literal -> english.stream().noneMatch(pattern -> pattern.contains(literal)))
                .forEach(literal ->
                        without.computeIfAbsent(file, _ -> new TreeSet<>()).add(literal)));
        assertThat(without).isEmpty();
    }

    @Test
    void areThereForNoTextThatIsGone() {
        Set<String> literals = sources.values().stream()
                .flatMap(SaidWordsTest::literals)
                .filter(literal -> literal.length() > 1)
                .collect(Collectors.toSet());
        assertThat(english())
                .filteredOn(pattern -> !isMadeOf(pattern, literals))
                .isEmpty();
    }

    @Test
    void excludeNothingThatIsGone() {
        List<String> all =
                sources.values().stream().flatMap(SaidWordsTest::literals).toList();
        assertThat(EXCLUDED.keySet())
                .filteredOn(literal -> !all.contains(literal))
                .isEmpty();
    }

    @Test
    void areLookedForInTextThatIsPutTogether() {
        assertThat(literals("return \"These go \"\n    + \"together: \" + list;"))
                .containsExactly("These go together:");
        assertThat(literals("throw new X(\"not this\"); /* nor \"this\" */ LOG.info(\"nor that\"); say(\"But this\");"))
                .containsExactly("But this");
        assertThat(isMadeOf("Approve tenant {0}", Set.of("Approve tenant"))).isTrue();
        assertThat(isMadeOf("Approve tenant {0} again", Set.of("Approve tenant")))
                .isFalse();
    }

    private static Map<String, String> rooms() {
        Map<String, String> rooms = new TreeMap<>(Sources.ofEveryRoom());
        rooms.keySet().removeIf(file -> !ROOMS.matcher(file).matches());
        assertThat(rooms).hasSizeGreaterThan(60);
        return rooms;
    }

    private static Set<String> english() {
        return new Translations()
                .of(Language.ENGLISH).entrySet().stream()
                        .filter(text -> text.getKey().startsWith(PREFIX))
                        .map(text -> Sentence.straight(text.getValue()).replaceAll("[\\[\\]]", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> literals(String source) {
        String bare = JOINED.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll("");
        return Sources.found(OTHERWISE.matcher(bare).replaceAll(";"), LITERAL)
                .flatMap(CLAUSES::splitAsStream)
                .map(String::strip)
                .filter(clause -> !clause.isEmpty());
    }

    /** Whether texts of the sources stand wherever the pattern has a letter. */
    private static boolean isMadeOf(String pattern, Set<String> literals) {
        var covered = new BitSet();
        for (String literal : literals) {
            for (int at = pattern.indexOf(literal); at >= 0; at = pattern.indexOf(literal, at + 1)) {
                covered.set(at, at + literal.length());
            }
        }
        return pattern.chars().filter(Character::isLetter).count()
                == covered.stream()
                        .filter(at -> Character.isLetter(pattern.charAt(at)))
                        .count();
    }
}
