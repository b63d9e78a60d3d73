package dev.breakwater.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageTest {

    @Test
    void readsTraditionalChineseWhereItIsWritten() {
        assertThat(of("zh-HK")).isEqualTo(Language.TRADITIONAL_CHINESE);
        assertThat(of("zh-TW")).isEqualTo(Language.TRADITIONAL_CHINESE);
        assertThat(of("zh-MO")).isEqualTo(Language.TRADITIONAL_CHINESE);
        assertThat(of("zh-Hant")).isEqualTo(Language.TRADITIONAL_CHINESE);
    }

    @Test
    void readsSimplifiedChineseElsewhere() {
        assertThat(of("zh")).isEqualTo(Language.SIMPLIFIED_CHINESE);
        assertThat(of("zh-CN")).isEqualTo(Language.SIMPLIFIED_CHINESE);
        assertThat(of("zh-SG")).isEqualTo(Language.SIMPLIFIED_CHINESE);
    }

    @Test
    void believesAScriptMoreThanACountry() {
        assertThat(of("zh-Hans-HK")).isEqualTo(Language.SIMPLIFIED_CHINESE);
        assertThat(of("zh-Hant-CN")).isEqualTo(Language.TRADITIONAL_CHINESE);
    }

    @Test
    void takesTheFirstOfOursThatIsWanted() {
        assertThat(of("fr", "zh-HK", "en")).isEqualTo(Language.TRADITIONAL_CHINESE);
        assertThat(of("fr", "de")).isEqualTo(Language.ENGLISH);
        assertThat(of()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void isFoundAgainByTheTagThatACookieKeeps() {
        Stream.of(Language.values())
                .forEach(language -> assertThat(Language.tagged(language.tag())).contains(language));
        assertThat(Language.tagged("xx")).isEmpty();
    }

    private static Language of(String... tags) {
        return Language.of(List.of(tags).stream().map(Locale::forLanguageTag).toList());
    }
}
