package dev.breakwater.reach.algebra;

import dev.breakwater.reach.FlowRow.Traffic;
import dev.breakwater.reach.algebra.Scan.Found;
import dev.breakwater.reach.judge.Judge;
import dev.breakwater.reach.judge.Judge.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Judges each pair of profiles once. */
final class Verdicts {
    private final Judge judge;
    private final Map<Profile, Profile> profiles = new HashMap<>();
    private final IdentityHashMap<Profile, IdentityHashMap<Profile, List<Found>>> known = new IdentityHashMap<>();

    Verdicts(Judge judge) {
        this.judge = judge;
    }

    List<Profile.Part> interned(List<Profile.Part> parts) {
        return parts.stream()
                .map(part ->
                        new Profile.Part(profiles.computeIfAbsent(part.profile(), profile -> profile), part.peers()))
                .toList();
    }

    List<Found> of(Profile egress, Profile ingress) {
        return known.computeIfAbsent(egress, _ -> new IdentityHashMap<>())
                .computeIfAbsent(ingress, _ -> new Meeting(judge).of(egress, ingress));
    }

    /** Lays the stretches of both sides over each other. */
    private static final class Meeting {
        private final Judge judge;
        private final Map<Judge.Kind, List<Traffic>> found = new EnumMap<>(Judge.Kind.class);

        Meeting(Judge judge) {
            this.judge = judge;
        }

        List<Found> of(Profile egress, Profile ingress) {
            int i = 0;
            int j = 0;
            while (i < egress.stretches().size()) {
                Profile.Stretch sent = egress.stretches().get(i);
                Profile.Stretch taken = ingress.stretches().get(j);
                int last = Math.min(sent.last(), taken.last());
                for (Finding each : judge.judge(sent.passages(), taken.passages())) {
                    add(
                            each,
                            new Traffic(sent.protocol(), Math.max(sent.first(), taken.first()), last, each.requests()));
                }
                i += sent.last() == last ? 1 : 0;
                j += taken.last() == last ? 1 : 0;
            }
            return found.entrySet().stream()
                    .map(each -> new Found(each.getKey(), List.copyOf(each.getValue())))
                    .toList();
        }

        private void add(Finding finding, Traffic traffic) {
            List<Traffic> all = found.computeIfAbsent(finding.kind(), _ -> new ArrayList<>());
            Traffic last = all.isEmpty() ? null : all.getLast();
            if (last != null
                    && last.protocol() == traffic.protocol()
                    && last.last() + 1 == traffic.first()
                    && last.requests().equals(traffic.requests())) {
                all.removeLast();
                all.add(new Traffic(traffic.protocol(), last.first(), traffic.last(), traffic.requests()));
            } else {
                all.add(traffic);
            }
        }
    }
}
