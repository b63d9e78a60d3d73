package dev.breakwater.eventstore.engine;

import dev.breakwater.eventstore.EventFamily;
import dev.breakwater.eventstore.Json;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon on PostgreSQL by JDBC, inside the transactions that JPA uses; nearly every default of Axon is overridden here. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {
    private static final int BATCH = 100;
    private static final String UNIQUE_VIOLATION = "23505";

    static {
        // Read by Axon's own service loading, before any of our properties can be.
        System.setProperty("disable-axoniq-console-message", "true");
        System.setProperty("axoniq.update-checker.disabled", "true");
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    Pool dataSource(DataSourceProperties properties) {
        return properties.initializeDataSourceBuilder().type(Pool.class).build();
    }

    @Bean
    EventTypes eventTypes(ObjectProvider<EventFamily> families) {
        return new EventTypes(families.orderedStream().toList());
    }

    @Bean
    JsonMapperBuilderCustomizer breakwaterJson() {
        return Json::strict;
    }

    /** For events, tokens and all else; not named eventSerializer, or Axon would want a second one for the rest. */
    @Bean
    @Primary
    EventSerializer storeSerializer(EventTypes types) {
        return new EventSerializer(types);
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            Serializer serializer,
            Configuration configuration,
            ConnectionProvider connections,
            TransactionManager transactions,
            StoreProperties properties) {
        return new Engine(JdbcEventStorageEngine.builder()
                .schema(Tables.events())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(configuration.upcasterChain())
                .snapshotFilter(configuration.snapshotFilter())
                .persistenceExceptionResolver(StoreConfiguration::isUniqueViolation)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .batchSize(BATCH)
                // A stream has no gaps: a batch that is not full is the last, and no other has to be asked for.
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH)
                .gapTimeout((int) properties.gapTimeout().toMillis()));
    }

    @Bean(name = "eventBus")
    @Qualifier("eventStore")
    EventStore eventStore(EventStorageEngine engine, Configuration configuration, StoreProperties properties) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .spanFactory(configuration.getComponent(EventBusSpanFactory.class))
                .fetchDelay(properties.fetchDelay().toMillis())
                .timeUnit(TimeUnit.MILLISECONDS)
                .cachedEvents(1000)
                .build();
    }

    /** A node is a process, never a host name: two containers may both be process 1 of the same name. */
    @Bean
    TokenStore tokenStore(Serializer serializer, ConnectionProvider connections, StoreProperties properties) {
        return JdbcTokenStore.builder()
                .schema(Tables.tokens())
                .connectionProvider(connections)
                .serializer(serializer)
                .claimTimeout(properties.claimTimeout())
                .nodeId(UUID.randomUUID().toString())
                .build();
    }

    private static boolean isUniqueViolation(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
