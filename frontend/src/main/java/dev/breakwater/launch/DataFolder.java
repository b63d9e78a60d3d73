package dev.breakwater.launch;

import dev.breakwater.vocabulary.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where one Breakwater on embedded parts keeps everything; one process at a time, which the operating system ensures. */
final class DataFolder {
    private static final String LOCK = "breakwater.lock";
    private static final String ADDRESS = "address";

    private final Path path;

    /** Held, and kept reachable, until the process ends; a killed process loses it too. */
    private final FileLock lock;

    private DataFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path path, boolean fresh) {
        try {
            if (fresh) {
                checkOurs(path);
            }
            createPrivate(path);
            DataFolder folder = new DataFolder(path, lock(path));
            if (fresh) {
                folder.empty();
            }
            Files.deleteIfExists(path.resolve(ADDRESS));
            return folder;
        } catch (IOException e) {
            throw new Rejection(
                    "data-folder-unusable", "The data folder " + path + " cannot be used: " + e.getMessage());
        }
    }

    /** What lies in it are programs that we run and passwords: nobody else has any business there. */
    private static void createPrivate(Path path) throws IOException {
        boolean isNew = !Files.isDirectory(path);
        Files.createDirectories(path);
        if (isNew) {
            keepPrivate(path);
        }
    }

    static void keepPrivate(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileLock lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            String where = address(path);
            throw new Rejection(
                            "already-running",
                            "Breakwater already runs on " + path + (where == null ? "" : " and answers at " + where))
                    .remedy("Use that one, stop it first, or give another folder with --data");
        }
        return lock;
    }

    /** A folder with other things in it may have been named by mistake, and those are not ours to delete. */
    private static void checkOurs(Path path) throws IOException {
        if (Files.isDirectory(path) && !Files.exists(path.resolve(LOCK))) {
            try (Stream<Path> found = Files.list(path)) {
                if (found.findAny().isPresent()) {
                    throw new Rejection(
                            "data-folder-not-ours",
                            path + " holds other things than Breakwater's; nothing was deleted");
                }
            }
        }
    }

    private void empty() throws IOException {
        List<Path> found;
        try (Stream<Path> all = Files.walk(path)) {
            found = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : found) {
            if (!each.equals(path) && !each.equals(path.resolve(LOCK))) {
                Files.delete(each);
            }
        }
    }

    Path path() {
        return path;
    }

    /** Tells other processes of this machine where this one answers. */
    void publish(String url) {
        try {
            Files.writeString(path.resolve(ADDRESS), url + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isHeld() {
        return lock.isValid();
    }

    static @Nullable String address(Path path) throws IOException {
        Path file = path.resolve(ADDRESS);
        return Files.exists(file) ? Files.readString(file).strip() : null;
    }
}
