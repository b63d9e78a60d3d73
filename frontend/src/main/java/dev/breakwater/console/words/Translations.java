package dev.breakwater.console.words;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All words of the console: a file for each subject and language, each key in one of them. */
@Component
public class Translations implements I18NProvider {
    private static final long serialVersionUID = 1L;
    private static final String MISSING = "!";
    private static final String FILES = "classpath*:translations/*.properties";

    private final Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);

    public Translations() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                words.computeIfAbsent(languageOf(String.valueOf(file.getFilename())), _ -> new HashMap<>())
                        .putAll(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Stream.of(Language.values()).map(Language::locale).toList();
    }

    /** A key that no language has is shown as it is, for whoever forgot it to see. */
    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        Language language = Language.closest(locale).orElse(Language.ENGLISH);
        String text = of(language).get(key);
        if (text == null) {
            text = of(Language.ENGLISH).getOrDefault(key, missing(key));
        }
        return values.length == 0 ? text : new MessageFormat(text, language.locale()).format(values);
    }

    /** What stands for the text of a key that nobody wrote. */
    static String missing(String key) {
        return MISSING + key;
    }

    Map<String, String> of(Language language) {
        return words.getOrDefault(language, Map.of());
    }

    static Language languageOf(String file) {
        return Stream.of(Language.values())
                .filter(language -> language != Language.ENGLISH)
                .filter(language -> file.endsWith(language.suffix() + ".properties"))
                .findFirst()
                .orElse(Language.ENGLISH);
    }

    private static Map<String, String> read(Resource file) throws IOException {
        var properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var texts = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
