package dev.breakwater.cluster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final AsyncBody BODY = new AsyncBody() {
        @Override
        public void consume() {}

        @Override
        public CompletableFuture<Void> done() {
            return new CompletableFuture<>();
        }

        @Override
        public void cancel() {}
    };

    @Test
    void cutsTheSameLinesHoweverTheBytesAreParcelled() {
        byte[] text = "first\n\n{\"ü\": 1}\nlast\nunfinished".getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= text.length; size++) {
            var heard = new ArrayList<String>();
            var lines = new Lines(line -> heard.add(new String(line, StandardCharsets.UTF_8)));
            for (int at = 0; at < text.length; at += size) {
                lines.consume(List.of(ByteBuffer.wrap(text, at, Math.min(size, text.length - at))), BODY);
            }
            assertThat(heard).as("parcels of %d", size).containsExactly("first", "{\"ü\": 1}", "last");
        }
    }
}
