package dev.breakwater.eventstore.engine;

import dev.breakwater.eventstore.Json;
import java.util.SortedMap;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Writes events as strict JSON under names of our own, and reads back registered types only. */
public class EventSerializer extends Jackson3Serializer {
    private final EventTypes types;

    EventSerializer(EventTypes types) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(Json::strict));
        this.types = types;
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return type.equals(SerializedType.emptyType()) ? Void.class : types.typeOf(type.getName());
    }

    @Override
    @SuppressWarnings("rawtypes") // so declared by Axon
    public SerializedType typeForClass(Class type) {
        if (type == null || Void.class.equals(type) || Void.TYPE.equals(type)) {
            return SerializedType.emptyType();
        }
        return new SimpleSerializedType(
                types.nameOf(type), getRevisionResolver().revisionOf(type));
    }

    /** The events that can be read, by stored name. */
    public SortedMap<String, Class<?>> events() {
        return types.events();
    }
}
