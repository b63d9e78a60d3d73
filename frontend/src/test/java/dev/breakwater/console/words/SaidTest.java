package dev.breakwater.console.words;

import static dev.breakwater.console.words.Language.SIMPLIFIED_CHINESE;
import static dev.breakwater.console.words.Language.TRADITIONAL_CHINESE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the rooms say of changes and plans has its translation, found by the English sentence. */
class SaidTest {
    /** Where sentences are made that are shown: of operations, of plans and what proves them, of what is hardly meant. */
    private static final Pattern SPEAKERS = Pattern.compile("planning/(flow|fabric)/.*"
            + "|planning/(Obstacle|Pruning|AdmissionOrder)\\.java|reach/lint/(Clause|Neighbour|Tree)Traps\\.java"
            + "|.*/(Tenant|Peering|Advertisement|Policy|Contract|Addressing)Command\\.java");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /** Two words or more, the first of them not a key of an object. */
    private static final Pattern SENTENCE = Pattern.compile(".*[A-Za-z',;:] [a-z].*");

    /** Names of strategies, what objects say of themselves, and what is asked for in nobody's name: shown as they are, or not at all. */
    private static final Set<String> NOT_SHOWN = Set.of(
            "SIX_PHASES with unions",
            " with temporary denies",
            "Temporary, while ",
            " is edited",
            "Temporary: keeps closed, until a change is through, what it must not open",
            ": two parsers on one port of one endpoint",
            "The change restores an intent without it");

    /** A notice begins with what happens, which the console says by the event's name. */
    private static final Set<String> SAID_BY_EVENT = Set.of(
            "New sessions",
            "Sessions are reset",
            "Sessions are closed",
            "Routes are announced",
            "Routes are withdrawn",
            "Routes are sent again, without a reset",
            "Services lose their addresses");

    private static final Pattern THROWN =
            Pattern.compile("(?s)(?:Rejection\\s*\\.?\\s*(?:invalid|forbidden)?|Exception)\\(.*?;");

    private final Translations translations = new Translations();

    @Test
    void isTranslatedWithWhatStandsInIt() {
        assertThat(Said.known("Approve tenant shop", TRADITIONAL_CHINESE)).hasValue("批准租戶 shop");
        assertThat(Said.known("Define policy shop/web with 12 rules until 2026-12-01T00:00:00Z", SIMPLIFIED_CHINESE))
                .hasValue("定义策略 shop/web，共 12 条规则，有效至 2026-12-01T00:00:00Z");
        assertThat(Said.known("Define policy shop/web with 1 rule", SIMPLIFIED_CHINESE))
                .hasValue("定义策略 shop/web，共 1 条规则");
        assertThat(Said.known(
                        "Move peering hkix to AS64701 at 10.0.1.9, fd00::1 in instance edge", TRADITIONAL_CHINESE))
                .hasValue("將對等互聯 hkix 移至 AS64701，地址 10.0.1.9, fd00::1，實例 edge");
    }

    /** What a person wrote is never translated, whatever it looks like, nor taken for a pattern. */
    @Test
    void leavesWhatAPersonWroteAsItIs() {
        assertThat(Said.known("Suspend tenant shop: Approve tenant shop", TRADITIONAL_CHINESE))
                .hasValue("暫停租戶 shop：Approve tenant shop");
        assertThat(Said.known("Describe tenant shop as 'It's {0} (.*) $1 \\ 商店\nof two lines'", TRADITIONAL_CHINESE))
                .hasValue("將租戶 shop 描述為「It's {0} (.*) $1 \\ 商店\nof two lines」");
        assertThat(Said.known("End contract a/b for c: adds denies; as desired", TRADITIONAL_CHINESE))
                .hasValue("代 c 終止合約 a/b：adds denies; as desired");
    }

    @Test
    void isPutTogetherOfItsClauses() {
        assertThat(Said.known("adds denies, removes allows", TRADITIONAL_CHINESE))
                .hasValue("加入拒絕規則、移除容許規則");
        assertThat(Said.known(
                        "another MD5 secret; the peer keeps the routes for 120 s of graceful restart; traffic goes on meanwhile",
                        SIMPLIFIED_CHINESE))
                .hasValue("MD5 密钥有所不同；对端在 120 秒的优雅重启期间保留路由；期间流量不中断");
    }

    @Test
    void isUnknownUnlessAllOfItIsKnown() {
        assertThat(Said.known("Nobody ever said this", TRADITIONAL_CHINESE)).isEmpty();
        assertThat(Said.known("adds denies, eats apples", TRADITIONAL_CHINESE)).isEmpty();
        assertThat(Said.known("Approve tenant ", TRADITIONAL_CHINESE)).isEmpty();
        assertThat(Said.known("", TRADITIONAL_CHINESE)).isEmpty();
    }

    @Test
    void hasNoTwoPhrasesForOneSentence() {
        assertThat(phrases().values()).doesNotHaveDuplicates();
    }

    @Test
    void areThereForEachSentenceOfTheRooms() {
        String all = String.join("\n", phrases().values());
        Set<String> spoken = spoken();
        assertThat(spoken)
                .hasSizeGreaterThan(150)
                .contains("First, since denies win over whatever comes later", "Approve tenant ");
        assertThat(spoken).containsAll(NOT_SHOWN).containsAll(SAID_BY_EVENT);
        assertThat(spoken)
                .filteredOn(part -> !NOT_SHOWN.contains(part) && !SAID_BY_EVENT.contains(part))
                .flatMap(part -> List.of(part.split("; ")))
                .filteredOn(part -> !all.contains(part.strip()))
                .isEmpty();
    }

    @Test
    void areThereForNothingThatNoRoomSays() {
        String sources =
                Sources.ofEveryRoom().values().stream().map(SaidTest::joined).collect(Collectors.joining("\n"));
        assertThat(phrases().values())
                .allSatisfy(phrase -> assertThat(
                                Stream.of(phrase.split("\\{[0-9]+}|; |, |: |\\(|\\)|with |without |until |1 "))
                                        .map(String::strip)
                                        .filter(part -> part.length() > 3))
                        .as(phrase)
                        .allMatch(sources::contains));
    }

    private Map<String, String> phrases() {
        return translations.of(Language.ENGLISH).entrySet().stream()
                .filter(each -> each.getKey().startsWith("said."))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().replace("''", "'")));
    }

    private static Set<String> spoken() {
        var parts = new TreeSet<String>();
        Sources.ofEveryRoom().forEach((file, text) -> {
            if (SPEAKERS.matcher(file).matches()) {
                Sources.found(THROWN.matcher(joined(text)).replaceAll(""), LITERAL)
                        .filter(literal -> SENTENCE.matcher(literal).matches())
                        .forEach(parts::add);
            }
        });
        return parts;
    }

    /** With what is written over several lines in one. */
    private static String joined(String source) {
        return source.replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("(?m)^\\s*(//|\\*|/\\*\\*).*$", "");
    }

    @Test
    void findsWhatIsWrittenOverSeveralLines() {
        assertThat(List.of(joined("say(\"One half\"\n    + \" and another\");")))
                .containsExactly("say(\"One half and another\");");
    }
}
