package dev.breakwater.question;

import dev.breakwater.vocabulary.Rejection;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The objects in YAML and JSON files and in folders of them; lists ({@code kind: List}) are taken apart. */
final class Documents {
    private static final int MOST_BYTES = 64 << 20;
    private static final LoadSettings YAML = LoadSettings.builder()
            .setCodePointLimit(MOST_BYTES)
            .setAllowDuplicateKeys(false)
            .setUseMarks(true)
            .build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final List<Document> found = new ArrayList<>();

    private Documents() {}

    static List<Document> in(List<Path> places) {
        var documents = new Documents();
        for (Path place : places) {
            documents.take(place);
        }
        return List.copyOf(documents.found);
    }

    private void take(Path place) {
        if (!Files.exists(place)) {
            throw Rejection.notFound("file or folder " + place);
        }
        try {
            if (!Files.isDirectory(place)) {
                read(place);
                return;
            }
            try (Stream<Path> all = Files.walk(place)) {
                for (Path file : all.filter(Documents::isOurs).sorted().toList()) {
                    read(file);
                }
            }
        } catch (IOException e) {
            throw Rejection.invalid("input-unreadable", place + " cannot be read: " + e.getMessage());
        }
    }

    private static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file)
                && Stream.of(".yaml", ".yml", ".json").anyMatch(name::endsWith)
                && !name.startsWith(".");
    }

    private void read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw Rejection.invalid("input-too-big", file + " is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        List<@Nullable Object> trees = trees(file);
        for (int number = 0; number < trees.size(); number++) {
            String where = trees.size() == 1 ? file.toString() : file + " (document " + (number + 1) + ")";
            Object tree = trees.get(number);
            if (tree != null) {
                add(where, tree);
            }
        }
    }

    private static List<@Nullable Object> trees(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            var trees = new ArrayList<@Nullable Object>();
            if (file.toString().endsWith(".json")) {
                trees.add(json(text));
            } else {
                yaml(text).forEach(trees::add);
            }
            return trees;
        } catch (CharacterCodingException _) {
            throw Rejection.invalid("input-malformed", file + " is not UTF-8");
        } catch (Rejection refused) {
            throw Rejection.invalid(refused.code(), file + ": " + refused.sentence());
        }
    }

    static Object json(String text) {
        try {
            return JSON.readValue(text, Object.class);
        } catch (JacksonException e) {
            int line = Optional.ofNullable(e.getLocation())
                    .map(place -> place.getLineNr())
                    .orElse(1);
            throw Rejection.invalid("input-malformed", "line " + line + " is no JSON: " + e.getOriginalMessage());
        }
    }

    private static Iterable<@Nullable Object> yaml(String text) {
        try {
            for (Event event : new Parse(YAML).parseString(text)) {
                if (event instanceof AliasEvent) {
                    throw Rejection.invalid("yaml-alias", "aliases (*...) are not read" + line(event));
                }
            }
            var trees = new ArrayList<@Nullable Object>();
            new Load(YAML).loadAllFromString(text).forEach(trees::add);
            return trees;
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + " ")
                    .orElse("");
            throw Rejection.invalid("input-malformed", where + "is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw Rejection.invalid("input-malformed", "this is no YAML: " + e.getMessage());
        }
    }

    private static String line(Event event) {
        return event.getStartMark()
                .map(mark -> " (line " + (mark.getLine() + 1) + ")")
                .orElse("");
    }

    private void add(String where, Object tree) {
        if (!(tree instanceof Map<?, ?> object)) {
            throw Rejection.invalid("input-malformed", where + " is no Kubernetes object");
        }
        if (object.get("kind") instanceof String kind && kind.endsWith("List") && object.get("items") instanceof List) {
            Trees.list(object.get("items")).forEach(item -> add(where, Trees.map(item)));
            return;
        }
        found.add(new Document(where, object));
    }
}
