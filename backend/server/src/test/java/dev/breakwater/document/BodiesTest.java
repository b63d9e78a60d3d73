package dev.breakwater.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakwater.eventstore.Json;
import dev.breakwater.vocabulary.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Hostile and clumsy bodies: each has its code and its place. */
@NullMarked
class BodiesTest {
    private final Bodies bodies = new Bodies(JsonMapper.builder().build());

    /** What is to be read. */
    record Thing(String name, int size, @Nullable String note, List<Part> parts) {}

    /** A part of it, strict about its size. */
    record Part(String label, Colour colour) {
        Part {
            if (label.equals("bad")) {
                throw Rejection.invalid("label-bad", "That label is bad").at("/label");
            }
        }
    }

    /** Two are known. */
    enum Colour {
        RED,
        BLUE
    }

    @Test
    void readsWhatIsWhole() {
        assertThat(read("{\"name\":\"n\",\"size\":3,\"parts\":[{\"label\":\"l\",\"colour\":\"RED\"}]}"))
                .isEqualTo(new Thing("n", 3, null, List.of(new Part("l", Colour.RED))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"n\",\"size\":3,\"parts\":[],\"nmae\":1} | field-unknown | /nmae | Did you mean 'name'?",
                "{\"name\":\"n\",\"parts\":[],\"size\":\"x\"} | value-invalid | /size |",
                "{\"name\":\"n\",\"parts\":[],\"size\":1e400} | value-invalid | /size |",
                "{\"name\":\"n\",\"parts\":[],\"size\":99999999999} | value-invalid | /size |",
                "{\"name\":\"n\",\"size\":3} | field-missing | /parts |",
                "{\"name\":\"n\",\"size\":3,\"parts\":[null]} | field-missing | /parts/0 |",
                "{\"size\":3,\"parts\":[]} | field-missing | /name |",
                "{\"name\":\"n\",\"size\":3,\"parts\":[{\"colour\":\"RED\"}]} | field-missing | /parts/0/label |",
                "{\"name\":\"n\",\"size\":3,\"parts\":[{\"label\":\"l\"}]} | field-missing | /parts/0/colour |",
                "{\"name\":\"n\",\"size\":3,\"parts\":[{\"label\":\"bad\",\"colour\":\"RED\"}]} | label-bad | /parts/0/label |",
                "{\"name\":\"n\",\"size\":3,\"parts\":[{\"label\":\"l\",\"colour\":\"PINK\"}]} | value-invalid | /parts/0/colour | Use one of red, blue",
                "{\"name\":\"n\\u0000\",\"size\":3,\"parts\":[]} | text-invisible | /name | Leave them out; line breaks and tabs are welcome",
                "{\"name\":\"a\\u202eb\",\"size\":3,\"parts\":[]} | text-invisible | /name | Leave them out; line breaks and tabs are welcome",
                "{\"name\":\"a\",\"name\":\"b\"} | field-twice | |",
                "[] | value-invalid | |",
                "{\"name\":\"n\"} {} | body-malformed | |",
                "nonsense | body-malformed | |",
            })
    void refuses(String text, String code, @Nullable String pointer, @Nullable String remedy) {
        Rejection refusal = refusal(text.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.code()).as(refusal.sentence()).isEqualTo(code);
        assertThat(refusal.pointer() == null ? "" : refusal.pointer()).isEqualTo(pointer == null ? "" : pointer);
        if (remedy != null) {
            assertThat(refusal.remedy()).isEqualTo(remedy);
        }
    }

    /** Many things by name, as the one mapper binds them: what is not there becomes none. */
    record Many(SortedSet<String> blocks, SortedMap<String, SortedSet<String>> peerings) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"peerings\":{}} | /blocks",
                "{\"blocks\":null,\"peerings\":{}} | /blocks",
                "{\"blocks\":[]} | /peerings",
                "{\"blocks\":[\"a\",null],\"peerings\":{}} | /blocks/1",
                "{\"blocks\":[],\"peerings\":{\"hk/ix\":null}} | /peerings/hk~1ix",
            })
    void doesNotTakeWhatIsLeftOutForNone(String text, String pointer) {
        var strict = new Bodies(Json.mapper());
        Rejection refusal = catchThrowableOfType(
                Rejection.class, () -> strict.read(text.getBytes(StandardCharsets.UTF_8), false, Many.class));
        assertThat(refusal.code()).isEqualTo("field-missing");
        assertThat(refusal.pointer()).isEqualTo(pointer);
    }

    @Test
    void refusesDepthAndWhatIsNotUtf8() {
        String deep = "{\"name\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(refusal(deep.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("body-too-deep");
        assertThat(refusal(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}).code())
                .isEqualTo("body-malformed");
        assertThat(refusal(new byte[0]).code()).isEqualTo("body-malformed");
    }

    private Object read(String text) {
        return bodies.read(text.getBytes(StandardCharsets.UTF_8), false, Thing.class);
    }

    private Rejection refusal(byte[] body) {
        return catchThrowableOfType(Rejection.class, () -> bodies.read(body, false, Thing.class));
    }
}
