package dev.breakwater.change.revising;

import dev.breakwater.change.DesiredStatePort;
import dev.breakwater.change.drafting.ChangeScope;
import dev.breakwater.change.intents.IntentRows;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Turns the events of one change into the intents and the desired state of its revision. */
@Component
public class Revising {
    private final IntentRows intents;
    private final Surroundings surroundings;
    private final DesiredStatePort desired;

    Revising(IntentRows intents, Surroundings surroundings, DesiredStatePort desired) {
        this.intents = intents;
        this.surroundings = surroundings;
        this.desired = desired;
    }

    public Revised revise(ClusterName cluster, List<ChangeScope.Happened> events) {
        SortedMap<Subject, Moved> moves = moves(cluster, events);
        IntentSnapshot before = moves.isEmpty() ? IntentSnapshot.EMPTY : surroundings.of(cluster, moves);
        return new Revised(moves, before, after(before, moves));
    }

    public Executed keep(ClusterName cluster, long revision, Revised revised) {
        revised.moves().forEach((subject, move) -> intents.write(cluster, revision, subject, move.after()));
        String digest = desired.record(cluster, revision, revised.moves().keySet(), revised.before(), revised.after());
        return new Executed(revision, digest, revised.moves(), revised.after());
    }

    /** Deletes what was made of every revision. */
    void forget(ClusterName cluster) {
        intents.clear(cluster);
        desired.clear(cluster);
    }

    private SortedMap<Subject, Moved> moves(ClusterName cluster, List<ChangeScope.Happened> events) {
        var touched =
                events.stream().map(ChangeScope.Happened::subject).distinct().toList();
        IntentSnapshot before = intents.newest(cluster, touched);
        IntentSnapshot after = Evolution.of(before, events);
        var moves = new TreeMap<Subject, Moved>();
        for (Subject subject : touched) {
            moves.put(subject, new Moved(before.find(subject), after.find(subject)));
        }
        moves.values().removeIf(Moved::isNothing);
        return moves;
    }

    private static IntentSnapshot after(IntentSnapshot before, Map<Subject, Moved> moves) {
        var after = new TreeMap<Subject, Intent>(before.intents());
        moves.forEach((subject, move) -> {
            Intent intent = move.after();
            if (intent == null) {
                after.remove(subject);
            } else {
                after.put(subject, intent);
            }
        });
        return new IntentSnapshot(after);
    }
}
