package dev.breakwater.eventstore.words;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Gives members of our sealed families a {@code kind} and our enums kebab-case words; events are named by the store. */
class KindIntrospector extends NopAnnotationIntrospector {
    private static final JsonTypeInfo.Value KIND = JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, false, null);

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedClass type && hasKind(type.getRawType()) ? KIND : null;
    }

    @Override
    public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
        return hasKind(type.getRawType()) ? kebab(type.getRawType().getSimpleName()) : null;
    }

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
        if (type.getRawType().getName().startsWith("dev.breakwater.")) {
            Arrays.setAll(names, i -> values[i].name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return names;
    }

    private static boolean hasKind(Class<?> type) {
        return !type.isEnum()
                && (isFamily(type) || Arrays.stream(type.getInterfaces()).anyMatch(KindIntrospector::hasKind));
    }

    private static boolean isFamily(Class<?> type) {
        return type.isInterface()
                && type.isSealed()
                && type.getName().startsWith("dev.breakwater.")
                && !type.getSimpleName().endsWith("Event");
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
