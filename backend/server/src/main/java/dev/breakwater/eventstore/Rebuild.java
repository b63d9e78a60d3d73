package dev.breakwater.eventstore;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Makes projections again from the first event, while readers go on reading the old rows until the new are there. */
@Component
public class Rebuild {
    private static final int ATTEMPTS = 5;
    private static final int AT_ONCE = 2;

    private final List<Projection> projections;
    private final Map<String, Remade> remade;
    private final EventProcessingConfiguration processing;
    private final Replay replay;

    Rebuild(
            ObjectProvider<Projection> projections,
            ObjectProvider<Remade> remade,
            @Lazy EventProcessingConfiguration processing,
            Replay replay) {
        this.projections = projections.orderedStream().toList();
        this.remade = remade.orderedStream().collect(Collectors.toMap(Remade::group, Function.identity()));
        this.processing = processing;
        this.replay = replay;
    }

    /** The groups that can be rebuilt. */
    public Set<String> groups() {
        return Stream.concat(projections.stream().map(Projection::group), remade.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Rebuilds every group, two at a time, for no more than that also serve readers; answers how many events were handled. */
    public long rebuild() {
        List<Future<Long>> all;
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            all = groups().stream()
                    .sorted()
                    .map(group -> workers.submit(() -> rebuild(group)))
                    .toList();
        }
        return all.stream().mapToLong(Rebuild::outcome).sum();
    }

    private static long outcome(Future<Long> ended) {
        if (ended.state() == Future.State.FAILED) {
            throw ended.exceptionNow() instanceof RuntimeException thrown
                    ? thrown
                    : new IllegalStateException(ended.exceptionNow());
        }
        return ended.resultNow();
    }

    /** Rebuilds one group; when an event cannot be handled nothing changes and the exception says which event it was. */
    public long rebuild(String group) {
        Remade written = remade.get(group);
        return written == null ? rebuildProjections(group) : replay.everything(written);
    }

    private long rebuildProjections(String group) {
        List<Projection> own =
                projections.stream().filter(p -> p.group().equals(group)).toList();
        if (own.isEmpty()) {
            throw new IllegalArgumentException("There is no projection '" + group + "'; there are " + groups());
        }
        var here = processing.eventProcessor(group);
        here.ifPresent(EventProcessor::shutDown);
        try {
            return untilNobodyInterferes(group, own);
        } finally {
            here.ifPresent(EventProcessor::start);
        }
    }

    /** Another node's batch may be under way when its claim is taken; it then fails, or this does and tries again. */
    private long untilNobodyInterferes(String group, List<Projection> own) {
        for (int attempt = 1; ; attempt++) {
            replay.takeClaim(group);
            try {
                return replay.everything(group, own);
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
