package dev.breakwater.document;

import dev.breakwater.vocabulary.Rejection;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes of bytes that anybody sent a value that is whole and right, or says where and why not. */
@Component
public class Bodies {
    /** How long a body may be, in bytes. */
    public static final int MOST = 1 << 20;

    /** Only makes trees: what the fields mean is the one mapper's business. */
    private static final JsonMapper TREES = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxStringLength(1 << 18)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonMapper json;

    Bodies(JsonMapper json) {
        this.json = json;
    }

    /** A value of the type, which is a record of ours as a rule. */
    public Object read(byte[] body, boolean yaml, Type type) {
        String text = text(body);
        return whole(yaml ? YamlTree.read(text) : tree(text), type);
    }

    /** What somebody wrote as YAML. */
    public <T> T yaml(String text, Class<T> type) {
        return type.cast(whole(YamlTree.read(text), type));
    }

    private Object whole(JsonNode tree, Type type) {
        Texts.check(tree, "");
        Gaps.checkLists(tree, "");
        return bind(tree, type);
    }

    private Object bind(JsonNode tree, Type type) {
        try {
            Object value = json.readerFor(json.constructType(type))
                    .with(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(tree);
            Gaps.checkSent(value, tree);
            Gaps.check(value, "");
            return value;
        } catch (JacksonException e) {
            throw Misfit.refusal(e, tree);
        }
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode tree = TREES.readTree(text);
            if (tree.isMissingNode()) {
                throw Rejection.invalid("body-malformed", "The body is empty").remedy("Send a JSON object");
            }
            return tree;
        } catch (JacksonException e) {
            throw Misfit.malformed(e);
        }
    }

    /** UTF-8 and nothing else; a byte that is none is not replaced by a question mark. */
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw Rejection.invalid("body-malformed", "The body is not UTF-8");
        }
    }
}
