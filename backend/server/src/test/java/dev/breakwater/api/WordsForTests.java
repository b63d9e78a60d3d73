package dev.breakwater.api;

import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.TenantId;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** As much of the one mapper as the tests of the doors need. */
final class WordsForTests {
    private WordsForTests() {}

    static JsonMapper mapper() {
        var words = new SimpleModule();
        word(words, TenantId.class, TenantId::parse);
        word(words, NamespaceName.class, NamespaceName::parse);
        word(words, ChangeId.class, ChangeId::parse);
        word(words, ClusterName.class, ClusterName::parse);
        return JsonMapper.builder()
                .addModule(words)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .changeDefaultPropertyInclusion(
                        all -> all.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
                .build();
    }

    private static <T> void word(SimpleModule words, Class<T> type, Function<String, T> parse) {
        words.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return parse.apply(parser.getString());
            }
        });
        words.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializationContext context) {
                generator.writeString(value.toString());
            }
        });
    }
}
