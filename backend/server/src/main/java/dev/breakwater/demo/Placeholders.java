package dev.breakwater.demo;

import dev.breakwater.vocabulary.Rejection;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts what earlier steps were answered in place of <code>{step.field}</code>. */
final class Placeholders {
    private static final Pattern FORM = Pattern.compile("\\{([a-z0-9-]+)\\.([a-zA-Z]+)}");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The answer that a step had; asks again, under the same idempotency key, for one that this process did not see. */
    private final Function<String, Answer> answers;

    Placeholders(Function<String, Answer> answers) {
        this.answers = answers;
    }

    String fill(String text) {
        Matcher found = FORM.matcher(text);
        return found.replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group(2))));
    }

    @Nullable
    JsonNode fill(@Nullable JsonNode body) {
        return body == null ? null : JSON.readTree(fill(JSON.writeValueAsString(body)));
    }

    private String value(String step, String field) {
        String value = answers.apply(step).field(field);
        if (value.isEmpty()) {
            throw Rejection.invalid("placeholder-empty", "The answer to step " + step + " has no field " + field);
        }
        return value;
    }
}
