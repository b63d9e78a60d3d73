package dev.breakwater.question;

import dev.breakwater.vocabulary.Rejection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers many cases, one document a line, each as soon as it has been read. */
final class Cases {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 16 << 20;

    private Cases() {}

    /** Ends with 3 if a line could not be read as a case. */
    static int run(String file, InputStream in, PrintStream out) {
        try (BufferedReader lines = file.equals("-")
                ? new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file))) {
            boolean allRead = true;
            for (String line = line(lines); line != null; line = line(lines)) {
                allRead &= line.isBlank() || answer(line, out);
            }
            return allRead ? Question.YES : Question.UNANSWERED;
        } catch (IOException e) {
            throw Rejection.invalid("input-unreadable", file + " cannot be read: " + e.getMessage());
        }
    }

    /** The next line, or null at the end; one that does not end is not waited for. */
    private static @Nullable String line(Reader lines) throws IOException {
        var line = new StringBuilder();
        for (int next = lines.read(); next >= 0; next = lines.read()) {
            if (next == '\n') {
                return line.toString();
            }
            if (line.length() == LONGEST) {
                throw Rejection.invalid("input-too-big", "a case is longer than " + (LONGEST >> 20) + " Mi characters");
            }
            line.append((char) next);
        }
        return line.isEmpty() ? null : line.toString();
    }

    private static boolean answer(String line, PrintStream out) {
        try {
            out.println(JSON.writeValueAsString(CaseAnswers.to(Trees.map(Documents.json(line)))));
            return true;
        } catch (RuntimeException | StackOverflowError failure) {
            var error = Map.of("policy", "", "error", "input: " + Question.sentence(failure));
            out.println(JSON.writeValueAsString(Map.of("answers", List.of(), "errors", List.of(error))));
            return false;
        } finally {
            out.flush();
        }
    }
}
