package dev.breakwater.console.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The console's own sources, for what bytecode no longer tells. */
public final class Sources {
    private static final Path ROOT = Path.of("src/main/java/dev/breakwater/console");

    private Sources() {}

    /** Each file's text by its name. */
    public static Map<String, String> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            var texts = new TreeMap<String, String>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.put(ROOT.relativize(file).toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> found(String text, Pattern pattern) {
        return pattern.matcher(text).results().map(result -> result.group(1));
    }
}
