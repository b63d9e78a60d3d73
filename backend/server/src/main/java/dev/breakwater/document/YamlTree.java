package dev.breakwater.document;

import dev.breakwater.vocabulary.Rejection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the part of YAML that says no more than JSON does: one document, no anchors, no aliases, no tags, each key once. */
final class YamlTree {
    private static final int DEEPEST = 50;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})\\.[0-9]{1,18}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Iterator<Event> events;
    private final Map<String, Integer> lines = new HashMap<>();
    /** For pointers, in characters: a small text can have more and longer ones than there is memory for. */
    private int room;

    private int reached;
    private int depth;

    private YamlTree(String text, int room) {
        this.room = room;
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setCodePointLimit(Bodies.MOST)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** In which lines things are, as far as it can be read. */
    static Places places(String text) {
        var tree = new YamlTree(text, Bodies.MOST);
        int fault = 0;
        try {
            tree.document();
        } catch (MarkedYamlEngineException e) {
            fault = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(tree.reached);
        } catch (Rejection | YamlEngineException | NumberFormatException _) {
            fault = tree.reached;
        }
        return new Places(tree.lines, fault);
    }

    static JsonNode read(String text) {
        try {
            return new YamlTree(text, 0).document();
        } catch (MarkedYamlEngineException e) {
            throw Rejection.invalid("body-malformed", "This is no YAML: " + e.getProblem() + where(e));
        } catch (YamlEngineException e) {
            throw Rejection.invalid("body-malformed", "This is no YAML: " + e.getMessage());
        } catch (NumberFormatException _) {
            throw Rejection.invalid("body-malformed", "This is no YAML: an escape names no character");
        }
    }

    private static String where(MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> " in line " + (mark.getLine() + 1))
                .orElse("");
    }

    private JsonNode document() {
        events.next(); // the stream's start
        if (!(events.next() instanceof DocumentStartEvent)) {
            throw Rejection.invalid("body-malformed", "There is no document");
        }
        JsonNode tree = node(events.next(), room > 0 ? "" : null);
        if (!(events.next() instanceof DocumentEndEvent) || !(events.next() instanceof StreamEndEvent)) {
            throw refused("yaml-many-documents", "There must be one document, not several", Optional.empty());
        }
        return tree;
    }

    /** @param pointer null where nobody asks for its line, or where there is no room for it */
    private JsonNode node(Event event, @Nullable String pointer) {
        int line = reach(event);
        if (pointer != null) {
            lines.put(pointer, line);
        }
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw refused("yaml-alias", "Anchors and aliases are not read", at(event));
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent start -> mapping(start, pointer);
            case SequenceStartEvent start -> sequence(start, pointer);
            default -> throw refused("body-malformed", "This is not expected here", at(event));
        };
    }

    private JsonNode mapping(MappingStartEvent start, @Nullable String pointer) {
        refuseTag(start.getTag(), start);
        deeper(start);
        var fields = NODES.objectNode();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            reach(event);
            String key = key(event);
            if (fields.has(key)) {
                throw refused("field-twice", "The field '" + key + "' is there twice", at(event));
            }
            fields.set(key, node(events.next(), below(pointer, key)));
        }
        depth--;
        return fields;
    }

    private @Nullable String below(@Nullable String pointer, String name) {
        if (pointer == null || pointer.length() + name.length() >= room) {
            return null;
        }
        String below = pointer + "/" + Texts.escaped(name);
        room -= below.length();
        return below;
    }

    private static String key(Event event) {
        if (event instanceof ScalarEvent scalar
                && scalar.getAnchor().isEmpty()
                && !scalar.getValue().equals("<<")) {
            refuseTag(scalar.getTag(), scalar);
            return scalar.getValue();
        }
        throw refused("body-malformed", "A field's name must be plain text", at(event));
    }

    private JsonNode sequence(SequenceStartEvent start, @Nullable String pointer) {
        refuseTag(start.getTag(), start);
        deeper(start);
        var items = NODES.arrayNode();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(node(event, below(pointer, Integer.toString(items.size()))));
        }
        depth--;
        return items;
    }

    private static JsonNode scalar(ScalarEvent scalar) {
        refuseTag(scalar.getTag(), scalar);
        String value = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return NODES.stringNode(value);
        }
        return switch (value) {
            case "", "~", "null" -> NODES.nullNode();
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            default -> number(value);
        };
    }

    private static JsonNode number(String value) {
        if (WHOLE.matcher(value).matches()) {
            return NODES.numberNode(Long.parseLong(value));
        }
        return DECIMAL.matcher(value).matches()
                ? NODES.numberNode(new java.math.BigDecimal(value))
                : NODES.stringNode(value);
    }

    private int reach(Event event) {
        reached = at(event).orElse(reached);
        return reached;
    }

    private void deeper(Event event) {
        if (++depth > DEEPEST) {
            throw refused("body-too-deep", "The body is nested more than " + DEEPEST + " deep", at(event));
        }
    }

    private static void refuseTag(Optional<?> tag, Event event) {
        if (tag.isPresent()) {
            throw refused("yaml-tag", "Tags (!...) are not read", at(event));
        }
    }

    private static Optional<Integer> at(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1);
    }

    private static Rejection refused(String code, String sentence, Optional<Integer> line) {
        return Rejection.invalid(
                code, sentence + line.map(number -> " (line " + number + ")").orElse(""));
    }
}
