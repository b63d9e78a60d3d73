package dev.breakwater.reach;

import dev.breakwater.intent.IntentSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks what the architecture says about reach, so that its rules have something to catch. */
public class PlantedInReach {
    /** What reach must not know. */
    IntentSnapshot intent;

    /** Looks outside. */
    public static class Reading {
        static String text() throws IOException {
            return Files.readString(Path.of("policies.yaml"));
        }
    }
}
