package dev.breakwater.question;

import dev.breakwater.vocabulary.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the documents of a YAML file as trees, as far as YAML says no more than JSON does. */
final class YamlDocuments {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Documents.MOST_BYTES)
            .setAllowDuplicateKeys(false)
            .setUseMarks(true)
            .build();

    private int depth;

    private YamlDocuments() {}

    static List<@Nullable Object> in(String text) {
        try {
            // Trees are built by recursion; the parser recurses nowhere, so it is what looks for depth first.
            var check = new YamlDocuments();
            new Parse(SETTINGS).parseString(text).forEach(check::check);
            var trees = new ArrayList<@Nullable Object>();
            new Load(SETTINGS).loadAllFromString(text).forEach(trees::add);
            return trees;
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + " ")
                    .orElse("");
            throw Rejection.invalid("input-malformed", where + "is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw Rejection.invalid("input-malformed", "this is no YAML: " + e.getMessage());
        } catch (IllegalArgumentException _) {
            throw Rejection.invalid("input-malformed", "this is no YAML: an escape names no character");
        }
    }

    private void check(Event event) {
        switch (event) {
            case AliasEvent _ -> throw Rejection.invalid("yaml-alias", "aliases (*...) are not read" + line(event));
            case CollectionStartEvent start -> {
                refuseTag(start.getTag(), start);
                deeper(start);
            }
            case CollectionEndEvent _ -> depth--;
            case ScalarEvent scalar -> refuseTag(scalar.getTag(), scalar);
            default -> {} // begins and ends of documents
        }
    }

    private void deeper(Event event) {
        if (++depth > Documents.DEEPEST) {
            throw Rejection.invalid(
                    "input-too-deep", "this is nested more than " + Documents.DEEPEST + " deep" + line(event));
        }
    }

    private static void refuseTag(Optional<?> tag, Event event) {
        if (tag.isPresent()) {
            throw Rejection.invalid("yaml-tag", "tags (!...) are not read" + line(event));
        }
    }

    private static String line(Event event) {
        return event.getStartMark()
                .map(mark -> " (line " + (mark.getLine() + 1) + ")")
                .orElse("");
    }
}
