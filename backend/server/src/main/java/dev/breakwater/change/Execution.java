package dev.breakwater.change;

import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Carries operations out as the next revision, all within the transaction it is called in. */
@Component
class Execution {
    private final Dispatcher dispatcher;
    private final IntentRows intents;
    private final Surroundings surroundings;
    private final DesiredStatePort desired;

    Execution(Dispatcher dispatcher, IntentRows intents, Surroundings surroundings, DesiredStatePort desired) {
        this.dispatcher = dispatcher;
        this.intents = intents;
        this.surroundings = surroundings;
        this.desired = desired;
    }

    Executed run(ClusterName cluster, long revision, List<Operation> operations, Map<String, String> metadata) {
        var events = ChangeScope.eventsOf(() -> dispatcher.sendAll(operations, of(revision, metadata)));
        SortedMap<Subject, Moved> moves = fold(cluster, events);
        if (moves.isEmpty()) {
            throw new Rejection("nothing-to-change", "Everything is already as this change asks for");
        }
        IntentSnapshot before = surroundings.of(cluster, moves);
        moves.forEach((subject, move) -> intents.write(cluster, revision, subject, move.after()));
        String digest = desired.record(cluster, revision, moves.keySet(), before, after(before, moves));
        return new Executed(revision, digest, moves);
    }

    /** What the read models say of each thing: the revision that last touched it. */
    private static Map<String, String> of(long revision, Map<String, String> metadata) {
        var all = new TreeMap<>(metadata);
        all.put("revision", String.valueOf(revision));
        return all;
    }

    List<ManifestDifference> differences(Actor actor, ClusterName cluster, long base) {
        return desired.between(actor, cluster, base, base + 1);
    }

    private SortedMap<Subject, Moved> fold(ClusterName cluster, List<ChangeScope.Happened> events) {
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
