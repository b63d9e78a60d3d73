package dev.breakwater.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.access.NotAdmitted;
import dev.breakwater.assessment.Answer;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Source;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.planning.Foreseen;
import dev.breakwater.rollout.ObjectStatus;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All languages say the same, and the views say nothing else. */
class TranslationsTest {
    private static final Pattern SAID = Pattern.compile("\\bt\\(\\s*\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-z-]*\\.[a-z][a-z-]*)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("(\\{[0-9]+)");

    /** Families of which each state has a word. */
    private static final Map<String, Class<? extends Enum<?>>> FAMILIES = Map.ofEntries(
            Map.entry("outcome", Answer.Outcome.class),
            Map.entry("decision", Answer.Decision.class),
            Map.entry("role", Actor.Role.class),
            Map.entry("refusal", Rejection.Kind.class),
            Map.entry("not-admitted", NotAdmitted.Why.class),
            Map.entry("not-admitted-remedy", NotAdmitted.Why.class),
            Map.entry("source", Source.class),
            Map.entry("change-state", ChangeSummary.State.class),
            Map.entry("tenant-state", TenantIntent.State.class),
            Map.entry("isolation", TenantIntent.Isolation.class),
            Map.entry("standing", ObjectStatus.Standing.class),
            Map.entry("entity", Peer.Reserved.class),
            Map.entry("notice", Foreseen.Event.class),
            Map.entry("lasts", Foreseen.Event.class),
            Map.entry("weight", Foreseen.Weight.class));

    private final Translations translations = new Translations();

    @Test
    void haveTheSameKeysInEachLanguage() {
        Set<String> keys = translations.of(Language.ENGLISH).keySet();
        assertThat(keys).hasSizeGreaterThan(60);
        Stream.of(Language.values())
                .forEach(language -> assertThat(translations.of(language).keySet())
                        .as(language.tag())
                        .isEqualTo(keys));
    }

    @Test
    void haveTheSamePlaceholdersInEachLanguage() {
        translations
                .of(Language.ENGLISH)
                .forEach((key, english) -> Stream.of(Language.values())
                        .forEach(language -> assertThat(
                                        placeholders(translations.of(language).getOrDefault(key, "")))
                                .as(key + " in " + language.tag())
                                .isEqualTo(placeholders(english))));
    }

    /** A lone apostrophe would swallow the placeholders after it. */
    @Test
    void haveNoApostropheThatAMessageFormatWouldRead() {
        Stream.of(Language.values())
                .flatMap(language -> translations.of(language).entrySet().stream())
                .forEach(text -> assertThat(text.getValue())
                        .as(text.getKey())
                        .doesNotContain("'")
                        .isNotBlank());
    }

    @Test
    void haveEachKeyThatIsSaid() {
        assertThat(said()).hasSizeGreaterThan(40);
        assertThat(translations.of(Language.ENGLISH).keySet()).containsAll(said());
    }

    @Test
    void haveNoKeyThatNobodySays() {
        Set<String> used = Sources.all().values().stream()
                .flatMap(text -> Sources.found(text, KEY))
                .collect(Collectors.toCollection(TreeSet::new));
        used.addAll(ofFamilies());
        assertThat(translations.of(Language.ENGLISH).keySet().stream()
                        .filter(key -> !used.contains(key))
                        .filter(key -> !used.contains(key.replaceFirst("-(why|remedy)$", "")))
                        .filter(key -> Stream.of("destination.", "rule.", "refused.", "said.")
                                .noneMatch(key::startsWith)))
                .isEmpty();
    }

    @Test
    void haveAWordForEachStateOfAFamily() {
        assertThat(translations.of(Language.ENGLISH).keySet()).containsAll(ofFamilies());
    }

    @Test
    void fillValuesIn() {
        assertThat(translations.getTranslation("home.wait-tenant", Locale.ENGLISH, "tenant-a"))
                .isEqualTo("Tenant tenant-a asks to come in");
        assertThat(translations.getTranslation("home.wait-tenant", Locale.forLanguageTag("zh-TW"), "tenant-a"))
                .isEqualTo("租戶 tenant-a 申請接入");
    }

    @Test
    void showAKeyThatIsMissingAsItIs() {
        assertThat(translations.getTranslation("nobody.says-this", Locale.ENGLISH))
                .isEqualTo("!nobody.says-this");
    }

    private static Set<String> said() {
        return Sources.all().values().stream()
                .flatMap(text -> Sources.found(text, SAID))
                .filter(key -> key.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ofFamilies() {
        return FAMILIES.entrySet().stream()
                .flatMap(family ->
                        Stream.of(family.getValue().getEnumConstants()).map(state -> Words.key(family.getKey(), state)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> placeholders(String text) {
        return Sources.found(text, PLACEHOLDER).distinct().sorted().toList();
    }
}
