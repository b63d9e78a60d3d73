package dev.breakwater.eventstore.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.eventstore.EventFamily;
import dev.breakwater.eventstore.engine.EventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/**
 * Every event's stored name and JSON fields, held to a golden file: what is stored is read for good. To accept a change
 * run with {@code -Dgolden.update=true}; a change of what older versions stored needs an upcaster as well.
 */
class EventCatalogTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/events.txt");

    /** The types that events are made of, by name, each with its form. */
    private final SortedMap<String, String> parts = new TreeMap<>();

    @Test
    void namesEveryEventAndItsFieldsAsTheGoldenFileDoes() throws Exception {
        SortedMap<String, Class<?>> events = new EventTypes(families()).events();
        var catalogue = new StringBuilder();
        events.forEach(
                (name, type) -> catalogue.append(name).append(fields(type)).append('\n'));
        catalogue.append('\n');
        parts.forEach((name, form) -> catalogue.append(name).append(form).append('\n'));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, catalogue);
        }
        assertThat(catalogue.toString())
                .as("golden/events.txt; accept a change with -Dgolden.update=true")
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void knowsEveryFamilyOfEventsThatThereIs() throws Exception {
        assertThat(families().stream().map(EventFamily::family).map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(ours().filter(type -> type.isInterface()
                                && type.isSealed()
                                && type.getSimpleName().endsWith("Event"))
                        .map(Class::getName)
                        .toList());
    }

    private static List<EventFamily> families() throws Exception {
        var families = new ArrayList<EventFamily>();
        for (Class<?> type : ours().toList()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getReturnType() == EventFamily.class && method.isAnnotationPresent(Bean.class)) {
                    var constructor = type.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    method.setAccessible(true);
                    families.add((EventFamily) method.invoke(constructor.newInstance()));
                }
            }
        }
        return families;
    }

    /** Every class of the server itself, not initialised. */
    private static Stream<Class<?>> ours() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(CLASSES)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        return files.stream()
                .map(file -> CLASSES.relativize(file).toString())
                .filter(name -> !name.endsWith("-info.class"))
                .map(name -> load(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.')));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, EventCatalogTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(this::field).collect(Collectors.joining(", ", " {", "}"));
    }

    private String field(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return component.getName() + (type.isAnnotationPresent(Nullable.class) ? "?" : "") + ": " + form(type);
    }

    private String form(AnnotatedType type) {
        List<String> arguments = type instanceof AnnotatedParameterizedType generic
                ? Arrays.stream(generic.getAnnotatedActualTypeArguments())
                        .map(this::form)
                        .toList()
                : List.of();
        Class<?> raw = (Class<?>) (type.getType() instanceof ParameterizedType p ? p.getRawType() : type.getType());
        if (Collection.class.isAssignableFrom(raw)) {
            return "[" + arguments.getFirst() + "]";
        }
        if (Map.class.isAssignableFrom(raw)) {
            return "{" + String.join(": ", arguments) + "}";
        }
        assertThat(raw).as("an Optional is no field of an event").isNotEqualTo(Optional.class);
        return raw.getName().startsWith("dev.breakwater.") ? ours(raw) : raw.getSimpleName();
    }

    private String ours(Class<?> type) {
        String name =
                type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
        if (parts.putIfAbsent(name, "") == null) {
            parts.put(name, formOfOurs(type));
        }
        return name;
    }

    /** Operations are an open choice: every room has some of its own. */
    private static Stream<Class<?>> members(Class<?> type) {
        try {
            return type.isSealed()
                    ? Stream.of(type.getPermittedSubclasses())
                    : ours().filter(each -> each.isRecord() && type.isAssignableFrom(each));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String formOfOurs(Class<?> type) {
        if (Word.isWord(type)) {
            return " = a word";
        }
        if (type.isEnum()) {
            return " = "
                    + Arrays.stream(type.getEnumConstants())
                            .map(each -> ((Enum<?>) each)
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                            .collect(Collectors.joining(" | "));
        }
        if (type.isInterface()) {
            return " = " + members(type).map(this::ours).sorted().collect(Collectors.joining(" | "));
        }
        return Wrapped.isWrapped(type) ? " = " + form(type.getRecordComponents()[0].getAnnotatedType()) : fields(type);
    }
}
