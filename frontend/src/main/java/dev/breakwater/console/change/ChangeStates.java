package dev.breakwater.console.change;

import static dev.breakwater.console.words.Words.t;

import dev.breakwater.change.ChangeSummary;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;

/** Where a change stands, as a badge. */
final class ChangeStates {
    private ChangeStates() {}

    static Status of(ChangeSummary.State state) {
        Tone tone = switch (state) {
            case DRAFTED -> Tone.BUSY;
            case COMMITTED -> Tone.GOOD;
            case REVERTED -> Tone.WARNING;
            case DISCARDED -> Tone.QUIET;
        };
        return new Status(tone, t("change-state", state));
    }
}
