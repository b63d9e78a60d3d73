package dev.breakwater.document;

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
                    checkItem(item, pointer + "/" + i++);
                }
            }
            case Map<?, ?> fields ->
                fields.forEach((key, item) -> checkItem(item, pointer + "/" + Texts.escaped(String.valueOf(key))));
            case null, default -> {}
        }
    }

    private static void checkItem(@Nullable Object item, String pointer) {
        if (item == null) {
            throw hollow(pointer);
        }
        check(item, pointer);
    }

    /** No list of ours holds nothing in a place; said before binding, which fails at it in many ways. */
    static void checkLists(JsonNode sent, String pointer) {
        sent.properties().forEach(field -> checkLists(field.getValue(), pointer + "/" + Texts.escaped(field.getKey())));
        for (int i = 0; sent.isArray() && i < sent.size(); i++) {
            if (sent.get(i).isNull()) {
                throw hollow(pointer + "/" + i);
            }
            checkLists(sent.get(i), pointer + "/" + i);
        }
    }

    private static Rejection hollow(String pointer) {
        return Rejection.invalid("field-missing", "There must be a value here").at(pointer);
    }

    /** Many things that are left out bind as none, which as a whole body's own field would take all that there is. */
    static void checkSent(@Nullable Object body, JsonNode sent) {
        if (!(body instanceof Record ours) || !isOurs(ours)) {
            return;
        }
        for (RecordComponent component : ours.getClass().getRecordComponents()) {
            if (isMany(component.getType()) && !mayBeNull(component) && !sent.hasNonNull(component.getName())) {
                throw Misfit.missing(component.getName(), "/" + component.getName());
            }
        }
    }

    private static boolean isMany(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
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
