package dev.breakwater.eventstore.words;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Refuses our records when a component that is not {@code @Nullable} is absent or null: in a network policy a missing
 * field means something else than an empty one. Absent lists, maps and labels are empty, and each record whose empty
 * would widen its reach refuses that itself.
 */
class PresenceIntrospector extends NopAnnotationIntrospector {
    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter && mustBeThere(parameter)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    private static boolean mustBeThere(AnnotatedParameter parameter) {
        Class<?> owner = parameter.getOwner().getDeclaringClass();
        if (!owner.isRecord() || !owner.getName().startsWith("dev.breakwater.")) {
            return false;
        }
        RecordComponent[] components = owner.getRecordComponents();
        return parameter.getOwner().getParameterCount() == components.length
                && !mayBeAbsent(components[parameter.getIndex()]);
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        Class<?> type = component.getType();
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || Optional.class.isAssignableFrom(type)
                || Wrapped.isWrapped(type);
    }
}
