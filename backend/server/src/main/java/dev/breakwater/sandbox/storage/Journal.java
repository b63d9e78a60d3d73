package dev.breakwater.sandbox.storage;

import dev.breakwater.sandbox.storage.Stored.ObjectKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cluster's state on disk: one line per write, appended before anyone hears of it. It survives the death of the
 * process at any moment (not of the machine: nothing is synced), and is rewritten to its last state at each start.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private long version;

    private Journal(Path file, long version, FileChannel channel) {
        this.file = file;
        this.version = version;
        this.channel = channel;
    }

    /** Reads the journal below {@code folder}, hands every living object on, and opens it compacted. */
    static Journal open(Path folder, Consumer<Stored> each) {
        var file = folder.resolve("journal.jsonl");
        try {
            var living = new TreeMap<ObjectKey, Stored>();
            long version = Files.exists(file) ? replay(Files.readAllBytes(file), living) : 0;
            compact(file, version, living.values());
            living.values().forEach(each);
            return new Journal(file, version, FileChannel.open(file, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sandbox's state in " + file, e);
        }
    }

    /** The last line may lack its end: that write was never answered, so it never happened. */
    private static long replay(byte[] bytes, Map<ObjectKey, Stored> living) {
        long version = 0;
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                version = replayLine(Json.object(Arrays.copyOfRange(bytes, start, i)), living);
                start = i + 1;
            }
        }
        return version;
    }

    private static long replayLine(ObjectNode line, Map<ObjectKey, Stored> living) {
        long version = line.get("v").asLong();
        if (line.has("k")) {
            var key = ObjectKey.parse(line.get("k").asString());
            if (line.get("o") instanceof ObjectNode object) {
                living.put(
                        key,
                        Stored.of(key, object.at("/metadata/resourceVersion").asLong(version), object));
            } else {
                living.remove(key);
            }
        }
        return version;
    }

    private static void compact(Path file, long version, Collection<Stored> living) throws IOException {
        var next = file.resolveSibling("journal.next");
        try (var out = Files.newOutputStream(next)) {
            for (var stored : living) {
                out.write(line(version, stored.key(), stored.bytes()));
            }
            out.write(("{\"v\":" + version + "}\n").getBytes(StandardCharsets.UTF_8));
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    long version() {
        return version;
    }

    void wrote(Stored stored) {
        append(stored.version(), line(stored.version(), stored.key(), stored.bytes()));
    }

    void removed(ObjectKey key, long at) {
        append(at, line(at, key, new byte[0]));
    }

    private void append(long at, byte[] line) {
        try {
            var buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            version = at;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the sandbox's state to " + file, e);
        }
    }

    private static byte[] line(long version, ObjectKey key, byte[] object) {
        var out = new ByteArrayOutputStream(object.length + 160);
        var quoted = Json.write(tools.jackson.databind.node.StringNode.valueOf(key.toString()));
        out.writeBytes(("{\"v\":" + version + ",\"k\":").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(quoted);
        if (object.length > 0) {
            out.writeBytes(",\"o\":".getBytes(StandardCharsets.UTF_8));
            out.writeBytes(object);
        }
        out.writeBytes("}\n".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
