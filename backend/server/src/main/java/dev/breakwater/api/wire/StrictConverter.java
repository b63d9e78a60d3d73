package dev.breakwater.api.wire;

import dev.breakwater.document.Bodies;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.GenericHttpMessageConverter;

/** Reads request bodies for Spring; answers are written by the one mapper as everybody knows it. */
class StrictConverter implements GenericHttpMessageConverter<Object> {
    private static final List<MediaType> READ = List.of(
            MediaType.APPLICATION_JSON, MediaType.APPLICATION_YAML, MediaType.parseMediaType("application/*+json"));

    private final Bodies bodies;

    StrictConverter(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType media) {
        return context != null
                && context.getPackageName().startsWith("dev.breakwater")
                && (media == null || READ.stream().anyMatch(each -> each.includes(media)));
    }

    @Override
    public Object read(Type type, @Nullable Class<?> context, HttpInputMessage message) throws IOException {
        MediaType media = message.getHeaders().getContentType();
        boolean yaml = MediaType.APPLICATION_YAML.isCompatibleWith(media);
        return bodies.read(Objects.requireNonNull(message.getBody()).readAllBytes(), yaml, type);
    }

    @Override
    public boolean canWrite(@Nullable Type type, Class<?> raw, @Nullable MediaType media) {
        return false;
    }

    @Override
    public void write(Object value, @Nullable Type type, @Nullable MediaType media, HttpOutputMessage message) {
        throw new IllegalStateException("Only reads");
    }

    @Override
    public boolean canRead(Class<?> raw, @Nullable MediaType media) {
        return false;
    }

    @Override
    public boolean canWrite(Class<?> raw, @Nullable MediaType media) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return READ;
    }

    @Override
    public Object read(Class<?> raw, HttpInputMessage message) {
        throw new IllegalStateException("Reads by generic type");
    }

    @Override
    public void write(Object value, @Nullable MediaType media, HttpOutputMessage message) {
        throw new IllegalStateException("Only reads");
    }
}
