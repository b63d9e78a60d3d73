package dev.breakwater.rollout.route;

import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Obstacle;
import dev.breakwater.planning.Phase;
import dev.breakwater.planning.Proof;
import dev.breakwater.planning.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as its row keeps it. */
final class StoredPlan {
    private StoredPlan() {}

    record Hindrance(String sentence, String needed) {
        static Hindrance of(Obstacle obstacle) {
            return new Hindrance(obstacle.sentence(), obstacle.needed());
        }
    }

    record Stage(String title, String why, String barrier, List<Move> steps, Proof proof) {
        static Stage of(Phase phase) {
            return new Stage(
                    phase.title(),
                    phase.why(),
                    barrier(phase.barrier()),
                    phase.steps().stream().map(Move::of).toList(),
                    phase.proof());
        }

        private static String barrier(Barrier barrier) {
            return switch (barrier) {
                case Barrier.ReadBack _ -> "read back";
                case Barrier.SessionsUp(var peers) -> "sessions up: " + String.join(", ", peers);
                case Barrier.RoutesAdvertised(var some) -> "routes advertised: " + String.join(", ", some);
                case Barrier.Drained _ -> "drained";
            };
        }
    }

    record Move(String verb, String ref, @Nullable String digest, String why) {
        static Move of(Step step) {
            return switch (step) {
                case Step.Put(var manifest, var why) -> new Move("put", manifest.ref().toString(), manifest.digest(), why);
                case Step.TemporaryPut(var manifest, var why) ->
                    new Move("put for the time of the plan", manifest.ref().toString(), manifest.digest(), why);
                case Step.Prune(var ref, var why) -> new Move("prune", ref.toString(), null, why);
                case Step.Release(var ref, var why) -> new Move("release", ref.toString(), null, why);
            };
        }
    }
}
