package dev.breakwater.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a room refuses has words of its own in the console, by the code of the refusal. */
class RefusedWordsTest {
    private static final String PREFIX = "refused.";
    private static final Pattern REFUSAL =
            Pattern.compile("(?:new\\s+Rejection|\\bRejection\\s*\\.\\s*(?:invalid|forbidden))"
                    + "\\((?:Kind\\.\\w+,|kind,)?\\s*([^,]+?)\\s*,");
    private static final Pattern MAKER = Pattern.compile("\\bRejection (\\w+)\\(String code\\b");

    /** How those write it who hand on the code that another gives. */
    private static final Set<String> HANDED_ON = Set.of("code", "refused.code()");

    private final Map<String, String> sources = Sources.ofEveryRoom();

    @Test
    void areThereForEachCode() {
        Set<String> codes = codes();
        assertThat(codes).hasSizeGreaterThan(160).contains("not-found", "precondition-failed", "yaml-many-documents");
        Set<String> worded = worded();
        assertThat(codes).filteredOn(code -> !worded.contains(code)).isEmpty();
    }

    @Test
    void areThereForNoCodeThatNoRoomGives() {
        Set<String> codes = codes();
        assertThat(worded()).filteredOn(code -> !codes.contains(code)).isEmpty();
    }

    @Test
    void areFoundForACodeHoweverItIsGiven() {
        assertThat(codes("throw Rejection.invalid(\n    \"one-thing\", \"Said\").at(\"/x\");"))
                .containsExactly("one-thing");
        assertThat(codes("String GONE = \"gone\"; new Rejection(GONE, \"Said\");"))
                .containsExactly("gone");
        assertThat(codes("throw odd(\"odd-thing\", 1); Rejection odd(String code, int i) {}"))
                .containsExactly("odd-thing");
        assertThat(codes("Rejection.forbidden(chosen(), \"Said\")")).containsExactly("chosen()");
    }

    private Set<String> worded() {
        return new Translations()
                .of(Language.ENGLISH).keySet().stream()
                        .filter(key -> key.startsWith(PREFIX))
                        .map(key -> key.substring(PREFIX.length()))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What cannot be read as a code is among them as it is written, since nobody has words for that. */
    private Set<String> codes() {
        return sources.values().stream()
                .flatMap(text -> codes(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> codes(String source) {
        Stream<String> given = Sources.found(source, REFUSAL).filter(code -> !HANDED_ON.contains(code));
        Stream<String> handed = Sources.found(source, MAKER)
                .flatMap(name -> Sources.found(source, Pattern.compile("\\b" + name + "\\(\\s*(\"[^\"]*\")")));
        return Stream.concat(given, handed)
                .map(code -> code(code, source))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String code(String written, String source) {
        Matcher constant = Pattern.compile("\\b" + Pattern.quote(written) + " = (\"[^\"]*\")")
                .matcher(source);
        return (constant.find() ? constant.group(1) : written).replace("\"", "");
    }
}
