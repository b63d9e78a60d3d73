package dev.breakwater.console.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The languages of the console, each with the name it has in itself and the end of its files' names. */
public enum Language {
    ENGLISH("en", "English", ""),
    SIMPLIFIED_CHINESE("zh-Hans", "简体中文", "_zh_Hans"),
    TRADITIONAL_CHINESE("zh-Hant-HK", "繁體中文（香港）", "_zh_Hant");

    private static final Set<String> TRADITIONAL = Set.of("HK", "MO", "TW");

    private final Locale locale;
    private final String ownName;
    private final String suffix;

    Language(String tag, String ownName, String suffix) {
        this.locale = Locale.forLanguageTag(tag);
        this.ownName = ownName;
        this.suffix = suffix;
    }

    public Locale locale() {
        return locale;
    }

    public String tag() {
        return locale.toLanguageTag();
    }

    public String ownName() {
        return ownName;
    }

    String suffix() {
        return suffix;
    }

    /** The language in which somebody with these preferences reads best; English where none of ours is wanted. */
    public static Language of(List<Locale> wanted) {
        return wanted.stream()
                .flatMap(locale -> closest(locale).stream())
                .findFirst()
                .orElse(ENGLISH);
    }

    /** By its tag, as a cookie keeps it. */
    public static Optional<Language> tagged(String tag) {
        return first(language -> language.tag().equals(tag));
    }

    static Optional<Language> closest(Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> Optional.of(ENGLISH);
            case "zh" -> Optional.of(isTraditional(locale) ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE);
            default -> Optional.empty();
        };
    }

    /** A script that is given counts for more than the country that usually means one. */
    private static boolean isTraditional(Locale locale) {
        return locale.getScript().isEmpty()
                ? TRADITIONAL.contains(locale.getCountry())
                : locale.getScript().equals("Hant");
    }

    private static Optional<Language> first(Predicate<Language> fits) {
        return Arrays.stream(values()).filter(fits).findFirst();
    }
}
