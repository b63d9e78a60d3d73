package dev.breakwater.eventstore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.breakwater.eventstore.words.WordsModule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The one way in which Breakwater writes and reads its values: strict, deterministic, the same in the store and in REST. */
public final class Json {
    private Json() {}

    /** A mapper of this form, for JSON outside the store and outside REST. */
    public static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        strict(builder);
        return builder.build();
    }

    /** Sets up any Jackson 3 mapper (JSON or YAML) in this form. */
    public static void strict(MapperBuilder<?, ?> builder) {
        builder.addModule(new WordsModule());
        refuseWhatIsNotMeant(builder);
        writeDeterministically(builder);
        for (Class<?> many : List.of(List.class, Set.class, SortedSet.class, Map.class, SortedMap.class)) {
            builder.withConfigOverride(
                    many, override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
    }

    private static void refuseWhatIsNotMeant(MapperBuilder<?, ?> builder) {
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        builder.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        builder.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        builder.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES);
        builder.withCoercionConfig(LogicalType.Textual, Json::onlyText);
    }

    private static void onlyText(MutableCoercionConfig text) {
        for (var other : List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            text.setCoercion(other, CoercionAction.Fail);
        }
    }

    private static void writeDeterministically(MapperBuilder<?, ?> builder) {
        builder.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        builder.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
        builder.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        builder.changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT));
    }
}
