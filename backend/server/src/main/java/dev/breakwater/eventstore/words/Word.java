package dev.breakwater.eventstore.words;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** A value of ours that is one word: it has a static {@code parse(String)} and its text is {@code toString()}. */
final class Word {
    private Word() {}

    static boolean isWord(Class<?> type) {
        return type.getName().startsWith("dev.breakwater.") && parser(type) != null;
    }

    /** Throws what {@code parse} throws: a Rejection fit to show. */
    static Object parse(Class<?> type, String text) {
        try {
            Method parser = parser(type);
            if (parser == null) {
                throw new IllegalArgumentException(type + " is no word");
            }
            parser.setAccessible(true);
            return parser.invoke(null, text);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Method parser(Class<?> type) {
        try {
            Method method = type.getDeclaredMethod("parse", String.class);
            return Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type ? method : null;
        } catch (NoSuchMethodException _) {
            return null;
        }
    }

    /** Numbers stay numbers: an ASN is written 64512. */
    private static boolean isNumber(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && (type.getRecordComponents()[0].getType() == long.class
                        || type.getRecordComponents()[0].getType() == int.class);
    }

    static class Writer extends ValueSerializer<Object> {
        @Override
        public void serialize(Object word, JsonGenerator json, SerializationContext context) {
            if (isNumber(word.getClass())) {
                json.writeNumber(Long.parseLong(word.toString()));
            } else {
                json.writeString(word.toString());
            }
        }
    }

    static class Reader extends ValueDeserializer<Object> {
        private final Class<?> type;

        Reader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            boolean readable = json.hasToken(JsonToken.VALUE_STRING)
                    || (json.hasToken(JsonToken.VALUE_NUMBER_INT) && isNumber(type));
            return readable ? parse(type, json.getString()) : context.handleUnexpectedToken(type, json);
        }
    }
}
