package dev.breakwater.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which lines of a YAML text things are, by JSON pointers, and where reading it ended if it could not be read. */
public record Places(Map<String, Integer> lines, int fault) {
    public Places {
        lines = Map.copyOf(lines);
    }

    public static Places of(String yaml) {
        return YamlTree.places(yaml);
    }

    /** The line of a value, or of what should hold it; of no value in particular where reading ended; 0 when nobody knows. */
    public int line(@Nullable String pointer) {
        if (pointer == null) {
            return fault;
        }
        Integer line = lines.get(pointer);
        int end = pointer.lastIndexOf('/');
        return line != null ? line : end < 0 ? fault : line(pointer.substring(0, end));
    }
}
