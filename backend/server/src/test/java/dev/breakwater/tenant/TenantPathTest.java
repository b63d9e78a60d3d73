package dev.breakwater.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.intent.TenantIntent;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TenantPathTest {
    private static final TenantId BILLING = TenantId.parse("billing");

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void leadsFromAnyIntentToAnyOther(long seed) {
        var random = new Random(seed);
        var before = intent(random);
        var after = intent(random);

        var setUp = carriedOut(List.of(), TenantCommand.between(null, before));
        var events = carriedOut(setUp, TenantCommand.between(before, after));

        assertThat(evolved(setUp)).as("seed %s, before", seed).isEqualTo(before);
        assertThat(evolved(events)).as("seed %s, after", seed).isEqualTo(after);
        assertThat(TenantCommand.between(after, after)).isEmpty();
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(100);
    }

    private static List<TenantEvent> carriedOut(List<TenantEvent> given, List<TenantCommand> commands) {
        var events = new ArrayList<>(given);
        for (TenantCommand command : commands) {
            var fixture = new AggregateTestFixture<>(Tenant.class);
            (events.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(events))
                    .when(command)
                    .expectSuccessfulHandlerExecution();
            fixture.getEventStore()
                    .readEvents(command.aggregate(), events.size())
                    .asStream()
                    .map(DomainEventMessage::getPayload)
                    .map(TenantEvent.class::cast)
                    .forEach(events::add);
        }
        return events;
    }

    private static @Nullable TenantIntent evolved(List<TenantEvent> events) {
        TenantIntent intent = null;
        for (TenantEvent event : events) {
            intent = TenantEvent.evolve(intent, event);
        }
        return intent;
    }

    private static @Nullable TenantIntent intent(Random random) {
        if (random.nextInt(5) == 0) {
            return null;
        }
        var namespaces = new TreeSet<NamespaceName>();
        Stream.of("invoices", "ledger", "mail")
                .filter(_ -> random.nextBoolean())
                .forEach(name -> namespaces.add(NamespaceName.parse(name)));
        return new TenantIntent(
                BILLING,
                random.nextBoolean() ? "Billing" : "Billing of Hong Kong",
                one(random, TenantIntent.State.values()),
                one(random, TenantIntent.Isolation.values()),
                namespaces);
    }

    private static <T> T one(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }
}
