package dev.breakwater.api.wire.body;

import dev.breakwater.vocabulary.Rejection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds fields that were left out though they may not be: components of our records that are not {@code @Nullable}. */
final class Gaps {
    private Gaps() {}

    static void check(@Nullable Object value, String pointer) {
        switch (value) {
            case Record ours when isOurs(ours) -> checkRecord(ours, pointer);
            case Collection<?> items -> {
                int i = 0;
                for (Object item : items) {
                    check(item, pointer + "/" + i++);
                }
            }
            case Map<?, ?> fields ->
                fields.forEach((key, item) -> check(item, pointer + "/" + Texts.escaped(String.valueOf(key))));
            case null, default -> {}
        }
    }

    /** For a record that could not even be made: the first of its fields that is not there. */
    static Rejection missing(Class<?> type, JsonNode sent, String pointer) {
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        for (RecordComponent component : components) {
            if (!mayBeNull(component) && !sent.hasNonNull(component.getName())) {
                return Misfit.missing(component.getName(), pointer + "/" + component.getName());
            }
        }
        return Rejection.invalid("field-missing", "A field is missing").at(pointer);
    }

    private static void checkRecord(Record ours, String pointer) {
        for (RecordComponent component : ours.getClass().getRecordComponents()) {
            String place = pointer + "/" + component.getName();
            Object value = value(ours, component);
            if (value == null && !mayBeNull(component)) {
                throw Misfit.missing(component.getName(), place);
            }
            check(value, place);
        }
    }

    private static @Nullable Object value(Record ours, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(ours);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isOurs(Record value) {
        return value.getClass().getPackageName().startsWith("dev.breakwater");
    }
}
