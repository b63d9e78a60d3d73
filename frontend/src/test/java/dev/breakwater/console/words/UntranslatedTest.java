package dev.breakwater.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No component is given words of one language only. */
class UntranslatedTest {
    private static final Pattern MADE = Pattern.compile(
            "new (?:Button|Anchor|Span|Paragraph|H[1-6]|ListItem|Dialog|Details|Status|Empty|Checkbox|TextField|TextArea"
                    + "|Select|ComboBox|Notification|NativeTableHeaderCell|Term|Description)\\((?:[^\"();]*,\\s*)?\"([^\"]*)\"");
    private static final Pattern SET = Pattern.compile(
            "\\.(?:set(?:Text|Label|Title|HeaderTitle|HelperText|Placeholder|AriaLabel|Header|ErrorMessage"
                    + "|EmptyStateText|Tooltip)|addItem)\\(\\s*\"([^\"]*)\"(?!\\s*,\\s*\")");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    /** Names and paths, which are the same in every language. */
    private static final Set<String> NAMES =
            Set.of("Breakwater", "tenants", "changes", "history", "compare", "onboard");

    @Test
    void doesNotOccurInTheConsole() {
        Sources.all()
                .forEach((file, text) -> assertThat(untranslated(text)).as(file).isEmpty());
    }

    @Test
    void isFoundWhereItOccurs() {
        assertThat(untranslated("add(new Button(\"Save\", _ -> {}));")).containsExactly("Save");
        assertThat(untranslated("new Anchor(where, \"Go there\")")).containsExactly("Go there");
        assertThat(untranslated("new Status(Tone.GOOD, \"Fine\")")).containsExactly("Fine");
        assertThat(untranslated("field.setLabel(\"Name\")")).containsExactly("Name");
        assertThat(untranslated("grid.addColumn(X::y).setHeader(\"When\")")).containsExactly("When");
        assertThat(untranslated("new Span(\" · \"); new H1(\"Breakwater\"); new Anchor(\"onboard\", t(\"x.y\"))"))
                .isEmpty();
    }

    private static List<String> untranslated(String source) {
        return Stream.of(MADE, SET)
                .flatMap(pattern -> Sources.found(source, pattern))
                .filter(text -> WORD.matcher(text).find())
                .filter(text -> !NAMES.contains(text) && !text.matches("[/#].*") && !text.startsWith("./"))
                .toList();
    }
}
