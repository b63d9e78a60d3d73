package dev.breakwater.eventstore;

import dev.breakwater.eventstore.ProcessorStanding.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Degraded while a processor stands still before an event that it does not know. Still in service: what is read is old,
 * but true, and an operator has to be able to see why.
 */
@Component("processorsHealthIndicator")
class ProcessorHealth implements HealthIndicator {
    private static final String DEGRADED = "DEGRADED";

    private final Processors processors;

    ProcessorHealth(Processors processors) {
        this.processors = processors;
    }

    @Override
    public Health health() {
        try {
            List<ProcessorStanding> stopped = processors.all().stream()
                    .filter(processor -> processor.stopsAt() != null)
                    .toList();
            return stopped.isEmpty()
                    ? Health.up().build()
                    : Health.status(DEGRADED).withDetails(details(stopped)).build();
        } catch (DataAccessException e) {
            return Health.unknown().build(); // the database's own indicator says what is wrong
        }
    }

    private static Map<String, String> details(List<ProcessorStanding> stopped) {
        return stopped.stream()
                .collect(Collectors.toMap(ProcessorStanding::processor, each -> sentence(each, stop(each))));
    }

    private static Unknown stop(ProcessorStanding standing) {
        return Objects.requireNonNull(standing.stopsAt());
    }

    private static String sentence(ProcessorStanding standing, Unknown unknown) {
        return "stands still at position " + standing.position() + ": the event at position " + unknown.position()
                + " is of the type " + unknown.eventType() + ", which this version does not know";
    }
}
