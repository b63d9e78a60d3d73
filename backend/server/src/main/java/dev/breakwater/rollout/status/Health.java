package dev.breakwater.rollout.status;

import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.memory.Surroundings;
import dev.breakwater.rollout.memory.World;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how the cluster stands, whichever replica wrote it, and takes what people decide. */
public final class Health implements ClusterHealth {
    private final JdbcClient jdbc;
    private final RolloutState state;
    private final DesiredStates states;
    private final Progress progress;
    private final World world;
    private final Surroundings surroundings;

    public Health(
            JdbcClient jdbc,
            RolloutState state,
            DesiredStates states,
            Progress progress,
            World world,
            Surroundings surroundings) {
        this.jdbc = jdbc;
        this.state = state;
        this.states = states;
        this.progress = progress;
        this.world = world;
        this.surroundings = surroundings;
    }

    @Override
    public Report report() {
        var row = row();
        return new Report(
                surroundings.cluster(),
                row.connected(),
                row.sentences(),
                row.since(),
                states.newest(surroundings.cluster()),
                row.applied(),
                row.attempted(),
                standings(),
                row.sessions(),
                row.hold());
    }

    private RolloutState.Row row() {
        return state.load().orElseGet(() -> RolloutState.Row.unknown(surroundings.now()));
    }

    private Map<Standing, Long> standings() {
        var counts = new EnumMap<Standing, Long>(Standing.class);
        jdbc.sql("SELECT standing, count(*) FROM object_status WHERE cluster = :cluster GROUP BY standing")
                .param("cluster", surroundings.cluster().value())
                .query(row -> {
                    counts.put(Standing.valueOf(row.getString(1)), row.getLong(2));
                });
        return counts;
    }

    @Override
    public boolean awaitApplied(long revision, Duration timeout) {
        return progress.await(() -> row().applied() >= revision, timeout);
    }

    @Override
    public boolean awaitAttempted(long revision, Duration timeout) {
        return progress.await(() -> row().attempted() >= revision, timeout);
    }

    @Override
    public boolean lookAgain(Duration timeout) {
        long before = world.settled();
        world.doubt();
        return progress.await(() -> world.settled() > before, timeout);
    }

    @Override
    public void allowPrunes(Actor operator, long revision) {
        if (!operator.isOperator()) {
            throw Rejection.forbidden("prunes-need-an-operator", "Only an operator may let so many prunes go ahead");
        }
        var hold = row().hold();
        if (hold == null || hold.prunes() == 0 || hold.revision() != revision) {
            throw new Rejection("no-prunes-held", "No prunes of revision " + revision + " wait for a person");
        }
        state.allowPrunes(revision, surroundings.now());
    }
}
