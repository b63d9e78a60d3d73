package dev.breakwater.eventstore.words;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;

/** Teaches Jackson our values, which know nothing of it: a word is its text, a sealed choice carries its kind. */
public class WordsModule extends SimpleModule {
    public WordsModule() {
        super("breakwater-words");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new KindIntrospector());
        context.insertAnnotationIntrospector(new PresenceIntrospector());
        context.addSerializers(new Writers());
        context.addDeserializers(new Readers());
        context.addKeyDeserializers((type, _, _) -> keyReader(type.getRawClass()));
    }

    private static @Nullable KeyDeserializer keyReader(Class<?> type) {
        if (!Word.isWord(type)) {
            return null;
        }
        return new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return Word.parse(type, key);
            }
        };
    }

    private static class Writers implements Serializers {
        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                JsonFormat.@Nullable Value format) {
            return Word.isWord(type.getRawClass())
                    ? new Word.Writer()
                    : Wrapped.isWrapped(type.getRawClass()) ? new Wrapped.Writer() : null;
        }
    }

    private static class Readers extends Deserializers.Base {
        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return Word.isWord(type.getRawClass())
                    ? new Word.Reader(type.getRawClass())
                    : Wrapped.isWrapped(type.getRawClass()) ? new Wrapped.Reader(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return Word.isWord(type) || Wrapped.isWrapped(type);
        }
    }
}
