package dev.breakwater.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** Cuts a streamed body into lines, however its bytes are parcelled. */
final class Lines implements AsyncBody.Consumer<List<ByteBuffer>> {
    private final Consumer<byte[]> line;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    Lines(Consumer<byte[]> line) {
        this.line = line;
    }

    @Override
    public void consume(List<ByteBuffer> parcels, AsyncBody body) {
        for (ByteBuffer parcel : parcels) {
            while (parcel.hasRemaining()) {
                take(parcel.get());
            }
        }
        body.consume();
    }

    private void take(byte next) {
        if (next != '\n') {
            begun.write(next);
        } else if (begun.size() > 0) {
            byte[] whole = begun.toByteArray();
            begun.reset();
            line.accept(whole);
        }
    }
}
