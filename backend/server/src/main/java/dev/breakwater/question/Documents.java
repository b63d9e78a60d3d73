package dev.breakwater.question;

import dev.breakwater.vocabulary.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** The objects in YAML and JSON files and in folders of them; lists ({@code kind: List}) are taken apart. */
final class Documents {
    static final int MOST_BYTES = 64 << 20;

    /** Deeper than any object that an API server keeps, and shallow enough to be read by recursion. */
    static final int DEEPEST = 200;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
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
                    if (!Files.isRegularFile(file)) {
                        throw Rejection.invalid("input-unreadable", file + " is no file, or a link to none");
                    }
                    read(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw Rejection.invalid("input-unreadable", place + " cannot be read: " + e.getMessage());
        }
    }

    /** By its name alone: what then turns out to be a link to nothing is refused, since it may have held a policy. */
    private static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        return !Files.isDirectory(file)
                && Stream.of(".yaml", ".yml", ".json").anyMatch(name::endsWith)
                && !name.startsWith(".");
    }

    private void read(Path file) throws IOException {
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
            String text = text(file);
            if (!file.toString().endsWith(".json")) {
                return YamlDocuments.in(text);
            }
            var trees = new ArrayList<@Nullable Object>();
            trees.add(json(text));
            return trees;
        } catch (CharacterCodingException _) {
            throw Rejection.invalid("input-malformed", file + " is not UTF-8");
        } catch (Rejection refused) {
            throw Rejection.invalid(refused.code(), file + ": " + refused.sentence());
        }
    }

    /** What is endless, such as a device, has no size to be asked for. */
    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Rejection.invalid("input-too-big", "this is larger than " + (MOST_BYTES >> 20) + " MiB");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    static Object json(String text) {
        try {
            Object tree = JSON.readValue(text, Object.class);
            if (tree == null) {
                throw Rejection.invalid("input-malformed", "null stands where an object should");
            }
            return tree;
        } catch (JacksonException e) {
            int line = Optional.ofNullable(e.getLocation())
                    .map(place -> place.getLineNr())
                    .orElse(1);
            throw Rejection.invalid("input-malformed", "line " + line + " is no JSON: " + e.getOriginalMessage());
        }
    }

    private void add(String where, @Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> object)) {
            throw Rejection.invalid("input-malformed", where + " is no Kubernetes object");
        }
        if (object.get("kind") instanceof String kind && kind.endsWith("List") && object.get("items") instanceof List) {
            Trees.list(object.get("items")).forEach(item -> add(where, item));
            return;
        }
        found.add(new Document(where, object));
    }
}
