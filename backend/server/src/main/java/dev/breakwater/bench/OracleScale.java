package dev.breakwater.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cilium's own engine on the same cluster: {@code testing/oracle/cmd/scale}, where the source tree and Go are. */
final class OracleScale {
    private static final Pattern IMPORT = Pattern.compile("parse\\+import ([0-9.]+)s");
    private static final Pattern RESOLVED =
            Pattern.compile("resolved ([0-9]+) of ([0-9]+) endpoint policies in ([0-9.]+)s");

    private OracleScale() {}

    /** Seconds to import all policies and resolve all endpoints, the latter from a sample; empty where it cannot run. */
    static OptionalDouble seconds(int tenants, int identities, int policies, int sample)
            throws IOException, InterruptedException {
        Path folder = folder();
        if (folder == null || !canRunGo()) {
            Figures.say("no oracle: it needs Go and testing/oracle of the source tree");
            return OptionalDouble.empty();
        }
        var process = new ProcessBuilder(List.of(
                        "go",
                        "run",
                        "-ldflags=-checklinkname=0",
                        "./cmd/scale",
                        "-tenants",
                        "" + tenants,
                        "-ids",
                        "" + identities,
                        "-policies",
                        "" + policies,
                        "-sample",
                        "" + sample))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        said.lines().forEach(line -> Figures.say("oracle: " + line));
        return code == 0 ? read(said) : OptionalDouble.empty();
    }

    private static @Nullable Path folder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("testing/oracle/cmd/scale"))) {
                return folder.resolve("testing/oracle");
            }
        }
        return null;
    }

    private static boolean canRunGo() throws InterruptedException {
        try {
            return new ProcessBuilder("go", "version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static OptionalDouble read(String said) {
        Matcher imported = IMPORT.matcher(said);
        Matcher resolved = RESOLVED.matcher(said);
        if (!imported.find() || !resolved.find()) {
            return OptionalDouble.empty();
        }
        double sampled = Double.parseDouble(resolved.group(3));
        double all = sampled * Double.parseDouble(resolved.group(2)) / Double.parseDouble(resolved.group(1));
        return OptionalDouble.of(Double.parseDouble(imported.group(1)) + all);
    }
}
