package dev.breakwater.rollout.route;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.planning.Phase;
import dev.breakwater.planning.Step;
import dev.breakwater.situation.Realm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All plans of a pass: those that are carried out, side by side and phase by phase, and those that are held. */
public record Route(List<Track> tracks, List<Held> held) {
    public Route {
        tracks = List.copyOf(tracks);
        held = List.copyOf(held);
    }

    /** One phase of one track. */
    public record Leg(Track track, int number) {
        public Phase phase() {
            return track.phases().get(number);
        }
    }

    /** The guard goes up before everything and down after everything; flows are closed before addresses are announced. */
    public List<List<Leg>> rounds() {
        var rounds = new ArrayList<List<Leg>>();
        sideBySide(rounds, legs(Realm.ADMISSION).filter(Route::guards).toList());
        sideBySide(rounds, legs(Realm.FLOWS).toList());
        sideBySide(rounds, legs(Realm.FABRIC).toList());
        sideBySide(rounds, legs(Realm.ADMISSION).filter(leg -> !guards(leg)).toList());
        return rounds;
    }

    /** Everything that a plan puts or takes away. */
    public Set<ObjectRef> refs() {
        return tracks.stream().flatMap(track -> track.refs().stream()).collect(Collectors.toSet());
    }

    private Stream<Leg> legs(Realm realm) {
        return tracks.stream()
                .filter(track -> track.realm() == realm)
                .flatMap(track -> Stream.iterate(
                                0, number -> number < track.phases().size(), number -> number + 1)
                        .map(number -> new Leg(track, number)));
    }

    private static boolean guards(Leg leg) {
        return leg.number() == 0 && leg.phase().steps().stream().allMatch(Step.Put.class::isInstance);
    }

    private static void sideBySide(List<List<Leg>> rounds, List<Leg> legs) {
        int longest = legs.stream().mapToInt(leg -> leg.number() + 1).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            int number = i;
            List<Leg> round =
                    legs.stream().filter(leg -> leg.number() == number).toList();
            if (!round.isEmpty()) {
                rounds.add(round);
            }
        }
    }
}
