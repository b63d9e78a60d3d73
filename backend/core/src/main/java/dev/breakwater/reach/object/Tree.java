package dev.breakwater.reach.object;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of an object with the path to it, read by the types of the schema; null is as good as absent, as the API server prunes it. */
record Tree(String path, @Nullable Object value) {

    /** The field's value; an absent one if there is none. */
    Tree at(String field) {
        return new Tree(path.isEmpty() ? field : path + "." + field, map().get(field));
    }

    boolean isPresent() {
        return value != null;
    }

    /** Whether it is a list that is there and holds nothing: the dangerous kind of absence. */
    boolean isEmptyList() {
        return value instanceof List<?> list && list.isEmpty();
    }

    Map<String, ?> map() {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw typed("object");
        }
        @SuppressWarnings("unchecked") // trees come from YAML and JSON, whose keys are checked where they are read
        var fields = (Map<String, ?>) map;
        return fields;
    }

    /** None if absent. */
    List<Tree> items() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw typed("array");
        }
        var items = new ArrayList<Tree>(list.size());
        for (int i = 0; i < list.size(); i++) {
            Tree item = new Tree(path + "[" + i + "]", list.get(i));
            if (!item.isPresent()) {
                throw item.typed("object");
            }
            items.add(item);
        }
        return items;
    }

    @Nullable
    String text() {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw typed("string");
    }

    String textOr(String absent) {
        String text = text();
        return text == null ? absent : text;
    }

    String requiredText() {
        String text = text();
        if (text == null) {
            throw Unacceptable.schema(path, "Required value");
        }
        return text;
    }

    List<String> texts() {
        return items().stream().map(Tree::requiredText).toList();
    }

    @Nullable
    Boolean flag() {
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw typed("boolean");
    }

    /** An integer within the bounds, or null. */
    @Nullable
    Integer number(int least, int most) {
        if (value == null) {
            return null;
        }
        long number = integer();
        if (number < least || number > most) {
            throw Unacceptable.schema(path, "Invalid value: " + number + ": should be in " + least + " to " + most);
        }
        return (int) number;
    }

    boolean isNumber() {
        return value instanceof Number;
    }

    private long integer() {
        return switch (value) {
            case Integer number -> number;
            case Long number -> number;
            case Number number
            when number.doubleValue() == Math.rint(number.doubleValue()) ->
                new BigDecimal(number.toString()).longValue();
            case null, default -> throw typed("integer");
        };
    }

    /** One of the words. */
    @Nullable
    String oneOf(List<String> words) {
        String text = text();
        if (text != null && !words.contains(text)) {
            throw Unacceptable.schema(path, "Unsupported value: \"" + text + "\": supported values: " + words);
        }
        return text;
    }

    private Unacceptable typed(String wanted) {
        return Unacceptable.schema(path, "Invalid value: must be of type " + wanted);
    }
}
