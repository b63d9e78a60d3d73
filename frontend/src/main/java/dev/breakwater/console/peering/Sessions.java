package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.rollout.BgpSession;
import java.util.List;

/** The sessions that nodes have reported, peering by peering. */
record Sessions(List<BgpSession> reported) {
    static final String ESTABLISHED = "established";

    /** Those with one of the addresses of a peering, in its instance. */
    Sessions with(PeeringIntent peering) {
        return new Sessions(reported.stream()
                .filter(session ->
                        session.instance().equals(peering.instance().name().toString()))
                .filter(session -> peering.addresses().stream()
                        .anyMatch(address -> address.toString().equals(session.address())))
                .toList());
    }

    /** How many of them are established, in a badge. */
    Status standing() {
        long up = reported.stream()
                .filter(session -> session.state().equals(ESTABLISHED))
                .count();
        if (reported.isEmpty()) {
            return new Status(Tone.QUIET, t("peering.none-reported"));
        }
        Tone tone = up == reported.size() ? Tone.GOOD : up == 0 ? Tone.BAD : Tone.WARNING;
        return new Status(tone, t("peering.up", up, reported.size()));
    }
}
