package dev.breakwater.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The embedded PostgreSQL's password: made with its files, and kept beside them where only their owner can read it. */
record DatabasePassword(String value, Path file, Path kept) {
    private static final int BYTES = 24;

    /** A start that was killed before {@code keep} left half a database, which nothing was ever written into. */
    static DatabasePassword in(Path data, Path files) throws IOException {
        Path kept = data.resolve("database-password");
        if (Files.exists(kept)) {
            return new DatabasePassword(Files.readString(kept).strip(), kept, kept);
        }
        Path made = data.resolve("database-password.new");
        if (Files.deleteIfExists(made)) {
            delete(files);
        }
        String value = random();
        create(made, value);
        return new DatabasePassword(value, made, kept);
    }

    /** Once the database is there and has let us in with it. */
    void keep() throws IOException {
        if (!file.equals(kept)) {
            Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void create(Path file, String value) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, mode);
        Files.writeString(file, value + "\n", StandardOpenOption.WRITE);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : found) {
            Files.delete(each);
        }
    }

    @Override
    public String toString() {
        return "a password";
    }
}
