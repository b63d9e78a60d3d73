package dev.breakwater.console.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sources as they are written, for what bytecode no longer tells. */
public final class Sources {
    private static final Path ROOT = Path.of("src/main/java/dev/breakwater");
    private static final Path CONSOLE = ROOT.resolve("console");
    private static final List<Path> EVERYTHING = List.of(
            Path.of("../backend/core").resolve(ROOT),
            Path.of("../backend/server").resolve(ROOT),
            ROOT);

    private Sources() {}

    /** Each file's text of the console by its name. */
    public static Map<String, String> all() {
        return under(CONSOLE);
    }

    /** The same of the whole program. */
    static Map<String, String> ofEveryRoom() {
        var texts = new TreeMap<String, String>();
        EVERYTHING.forEach(root -> texts.putAll(under(root)));
        return texts;
    }

    private static Map<String, String> under(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            var texts = new TreeMap<String, String>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.put(root.relativize(file).toString(), Files.readString(file));
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
