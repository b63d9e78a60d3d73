package dev.breakwater.eventstore.words;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** A record of ours around one map called {@code values}, such as labels: written as the map, and empty when absent. */
final class Wrapped {
    private Wrapped() {}

    static boolean isWrapped(Class<?> type) {
        return type.getName().startsWith("dev.breakwater.")
                && type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getName().equals("values")
                && Map.class.isAssignableFrom(type.getRecordComponents()[0].getType());
    }

    static class Writer extends ValueSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            try {
                Method values = value.getClass().getRecordComponents()[0].getAccessor();
                values.setAccessible(true);
                context.writeValue(json, values.invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
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
            JavaType values = context.getTypeFactory().constructType(type.getRecordComponents()[0].getGenericType());
            return wrap(context.readValue(json, values));
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return wrap(new TreeMap<>());
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return getNullValue(context);
        }

        private Object wrap(@Nullable Object values) {
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(type.getRecordComponents()[0].getType());
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException refused
                        ? refused
                        : new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
