package dev.breakwater.question;

import dev.breakwater.vocabulary.Rejection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Answers many cases, one document a line, each as soon as it has been read. */
final class Cases {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Cases() {}

    /** Ends with 3 if a line could not be read as a case. */
    static int run(String file, InputStream in, PrintStream out) {
        try (BufferedReader lines = file.equals("-")
                ? new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file))) {
            boolean allRead = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                allRead &= line.isBlank() || answer(line, out);
            }
            return allRead ? Question.YES : Question.UNANSWERED;
        } catch (IOException e) {
            throw Rejection.invalid("input-unreadable", file + " cannot be read: " + e.getMessage());
        }
    }

    private static boolean answer(String line, PrintStream out) {
        try {
            out.println(JSON.writeValueAsString(CaseAnswers.to(Trees.map(Documents.json(line)))));
            return true;
        } catch (Rejection refused) {
            var error = Map.of("policy", "", "error", "input: " + refused.sentence());
            out.println(JSON.writeValueAsString(Map.of("answers", List.of(), "errors", List.of(error))));
            return false;
        } finally {
            out.flush();
        }
    }
}
