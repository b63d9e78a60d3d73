package dev.breakwater.cluster.http;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Cuts a streamed body into lines, however its bytes are parcelled. */
public final class Lines implements AsyncBody.Consumer<List<ByteBuffer>> {
    private final Consumer<byte[]> line;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    public Lines(Consumer<byte[]> line) {
        this.line = line;
    }

    @Override
    public void consume(List<ByteBuffer> parcels, AsyncBody body) {
        for (ByteBuffer parcel : parcels) {
            var bytes = new byte[parcel.remaining()];
            parcel.get(bytes);
            take(bytes);
        }
        body.consume();
    }

    private void take(byte[] bytes) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                begun.write(bytes, start, i - start);
                start = i + 1;
                end();
            }
        }
        begun.write(bytes, start, bytes.length - start);
    }

    private void end() {
        byte[] whole = begun.toByteArray();
        begun.reset();
        if (whole.length > 0) {
            line.accept(whole);
        }
    }
}
