package dev.breakwater.eventstore.engine;

import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One tracking processor per processing group, with a dead-letter queue; groups ending in {@code -claims} are not that. */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {
    /** Groups of this ending run in the command's transaction; what they throw rolls it back. */
    static final String CLAIMS = "-claims";

    /** Each handled event is a savepoint of the batch's transaction, and PostgreSQL keeps 64 of them cheaply. */
    private static final int BATCH = 50;

    @Bean
    CorrelationDataProvider origin() {
        return new MessageOriginProvider("causationId", "traceId");
    }

    @Bean
    CorrelationDataProvider whoAndWhy() {
        return new SimpleCorrelationDataProvider(
                "actor", "roles", "reason", "ticket", "changeId", "revision", "correlationId", "source");
    }

    @Bean
    ConfigurerModule tracking(
            ConfigurableListableBeanFactory beans,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer) {
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            processing.registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance());
            processing.registerDefaultErrorHandler(_ -> PropagatingErrorHandler.instance());
            processing.registerTrackingEventProcessorConfiguration(_ -> fromTheFirst());
            processing.registerDeadLetterQueueProvider(
                    group -> group.endsWith(CLAIMS) ? null : _ -> queue(group, connections, transactions, serializer));
            processing.registerDefaultDeadLetterPolicy(_ -> (_, thrown) -> Decisions.enqueue(origin(thrown)));
            claimGroups(beans, processing);
        };
    }

    /** What wraps it only says that handling or reading failed. */
    private static Throwable origin(Throwable thrown) {
        Throwable origin = thrown;
        while (origin.getCause() != null) {
            origin = origin.getCause();
        }
        return origin;
    }

    private static TrackingEventProcessorConfiguration fromTheFirst() {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(BATCH)
                // From the first event, as an ordinary event: not as a replay, not from the head.
                .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                .andTokenClaimInterval(1, TimeUnit.SECONDS);
    }

    private static SequencedDeadLetterQueue<EventMessage<?>> queue(
            String group, ConnectionProvider connections, TransactionManager transactions, Serializer serializer) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .schema(Tables.deadLetters())
                .connectionProvider(connections)
                .transactionManager(transactions)
                .genericSerializer(serializer)
                .eventSerializer(serializer)
                .build();
    }

    private static void claimGroups(ListableBeanFactory beans, EventProcessingConfigurer processing) {
        // A group may have several handlers, as peerings and advertisements have, but only one processor.
        var groups = new TreeSet<String>();
        for (String bean : beans.getBeanNamesForAnnotation(ProcessingGroup.class)) {
            var group = beans.findAnnotationOnBean(bean, ProcessingGroup.class);
            if (group != null && group.value().endsWith(CLAIMS)) {
                groups.add(group.value());
            }
        }
        groups.forEach(processing::registerSubscribingEventProcessor);
    }
}
