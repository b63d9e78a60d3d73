package dev.breakwater.document;

import dev.breakwater.vocabulary.Rejection;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says in a person's words why a body does not fit: the place, what is wrong, what was probably meant. */
final class Misfit {
    private Misfit() {}

    /** Of text that is no JSON at all. */
    static Rejection malformed(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (e instanceof StreamConstraintsException) {
            return Rejection.invalid("body-too-deep", "The body nests too deep or holds too long a text or number")
                    .remedy("Nest at most 50 deep; texts have at most 256 KiB, numbers at most 40 digits");
        }
        if (message.startsWith("Duplicate")) {
            return Rejection.invalid("field-twice", "A field is there twice" + line(e));
        }
        return Rejection.invalid("body-malformed", "The body is not JSON" + line(e));
    }

    /** Of JSON that does not fit the type; {@code tree} is the whole of it. */
    static Rejection refusal(JacksonException e, JsonNode tree) {
        String pointer = pointer(e.getPath());
        Rejection own = own(e);
        if (own != null) {
            return pointer.isEmpty() ? own : own.at(pointer);
        }
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknown(unknown, pointer);
            case InvalidTypeIdException kind when kind.getTypeId() == null -> missing("kind", pointer + "/kind");
            case InvalidTypeIdException kind ->
                Rejection.invalid("kind-unknown", "'" + kind.getTypeId() + "' is not a kind known here")
                        .at(pointer + "/kind");
            case ValueInstantiationException hollow
            when hollow.getCause() instanceof NullPointerException ->
                Gaps.missing(hollow.getType().getRawClass(), tree.at(pointer), pointer);
            case InvalidNullException absent -> absent(absent, pointer);
            case MismatchedInputException misfit -> misfit(misfit, pointer);
            default ->
                Rejection.invalid("value-invalid", "This value does not fit here")
                        .at(pointer);
        };
    }

    static Rejection missing(String field, String pointer) {
        return Rejection.invalid("field-missing", "The field '" + field + "' is missing")
                .at(pointer);
    }

    /** The path ends at the field itself or at what should hold it, as it was null there or not there at all. */
    private static Rejection absent(InvalidNullException e, String pointer) {
        String field = e.getPropertyName().getSimpleName();
        return missing(field, pointer.endsWith("/" + field) ? pointer : pointer + "/" + field);
    }

    private static Rejection unknown(UnrecognizedPropertyException e, String pointer) {
        Collection<Object> ids = e.getKnownPropertyIds() == null ? List.of() : e.getKnownPropertyIds();
        List<String> known = ids.stream().map(Object::toString).sorted().toList();
        String remedy = Texts.nearest(e.getPropertyName(), known)
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("The fields known here are " + String.join(", ", known));
        return Rejection.invalid("field-unknown", "There is no field '" + e.getPropertyName() + "' here")
                .at(pointer)
                .remedy(remedy);
    }

    private static Rejection misfit(MismatchedInputException e, String pointer) {
        Class<?> wanted = e.getTargetType();
        String shown = e instanceof InvalidFormatException format ? "'" + format.getValue() + "'" : "This";
        Rejection refusal = Rejection.invalid("value-invalid", shown + " is not " + form(wanted))
                .at(pointer);
        return wanted != null && wanted.isEnum() ? refusal.remedy("Use one of " + words(wanted)) : refusal;
    }

    private static String form(@Nullable Class<?> wanted) {
        if (wanted == null || wanted.isEnum()) {
            return "a value known here";
        }
        if (wanted == String.class) {
            return "a text";
        }
        if (wanted == long.class || wanted == int.class || Number.class.isAssignableFrom(wanted)) {
            return "a whole number of a fitting size";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "true or false";
        }
        return Collection.class.isAssignableFrom(wanted) ? "a list" : "of the form that is wanted here";
    }

    private static String words(Class<?> type) {
        return String.join(
                ", ",
                Stream.of(type.getEnumConstants())
                        .map(constant -> constant.toString()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'))
                        .toList());
    }

    private static @Nullable Rejection own(@Nullable Throwable e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof Rejection rejection) {
                return rejection;
            }
        }
        return null;
    }

    private static String pointer(List<JacksonException.Reference> path) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : path) {
            if (step.getPropertyName() != null) {
                pointer.append('/').append(Texts.escaped(step.getPropertyName()));
            } else if (step.getIndex() >= 0) {
                pointer.append('/').append(step.getIndex());
            }
        }
        return pointer.toString();
    }

    private static String line(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + Objects.requireNonNull(e.getLocation()).getLineNr() + ")";
    }
}
