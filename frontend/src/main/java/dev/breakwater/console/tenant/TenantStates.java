package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.rollout.ObjectStatus;

/** Where a tenant and its objects stand, as badges. */
final class TenantStates {
    private TenantStates() {}

    static Status of(TenantIntent.State state) {
        Tone tone = switch (state) {
            case REQUESTED -> Tone.BUSY;
            case APPROVED -> Tone.GOOD;
            case SUSPENDED -> Tone.WARNING;
        };
        return new Status(tone, t("tenant-state", state));
    }

    static Status of(ObjectStatus.Standing standing) {
        Tone tone = switch (standing) {
            case APPLIED -> Tone.GOOD;
            case PENDING -> Tone.BUSY;
            case UNREACHABLE, HELD, DRIFTED -> Tone.WARNING;
            case CONFLICTED, REFUSED -> Tone.BAD;
        };
        return new Status(tone, t("standing", standing));
    }
}
