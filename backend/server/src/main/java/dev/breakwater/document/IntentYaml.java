package dev.breakwater.document;

import dev.breakwater.intent.PolicySpec;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/** Writes intent as YAML, by the one mapper's fields: equal intent, equal bytes, read alike by YAML 1.1 and 1.2. */
@Component
public class IntentYaml {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .stringQuotingChecker(new OnlyPlainWords())
                    .build())
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(
                    YAMLWriteFeature.MINIMIZE_QUOTES,
                    YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
                    YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private final JsonMapper json;

    IntentYaml(JsonMapper json) {
        this.json = json;
    }

    public String of(IntentDocument document) {
        return written(document);
    }

    /** One policy as it stands in the document under its name, and as it is put by itself. */
    public String of(PolicySpec policy) {
        return written(policy);
    }

    private String written(Object value) {
        JsonNode tree = json.valueToTree(value);
        return YAML.writeValueAsString(tree);
    }

    /** Quotes whatever some YAML might read as anything but this text. */
    private static final class OnlyPlainWords extends StringQuotingChecker {
        private static final long serialVersionUID = 1L;
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z][-A-Za-z0-9_./]*( [A-Za-z][-A-Za-z0-9_./]*)*");
        private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

        @Override
        public boolean needToQuoteName(String name) {
            return quotes(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return quotes(value);
        }

        private static boolean quotes(String text) {
            return !PLAIN.matcher(text).matches() || WORDS.contains(text.toLowerCase(Locale.ROOT));
        }
    }
}
