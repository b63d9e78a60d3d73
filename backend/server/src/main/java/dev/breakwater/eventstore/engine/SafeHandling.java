package dev.breakwater.eventstore.engine;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Savepoint;
import javax.sql.DataSource;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Handles each event in a savepoint of its batch's transaction, flushed: PostgreSQL gives up a transaction at the first
 * error, and with it the dead letter that Axon wants to write there, so one bad event would stop its group for ever.
 */
@Component
class SafeHandling implements HandlerEnhancerDefinition {
    private final ObjectProvider<DataSource> dataSource;
    private final ObjectProvider<EntityManagerFactory> entities;

    SafeHandling(ObjectProvider<DataSource> dataSource, ObjectProvider<EntityManagerFactory> entities) {
        this.dataSource = dataSource;
        this.entities = entities;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.unwrap(Method.class).filter(SafeHandling::isTracked).isPresent()
                ? new InSavepoint<>(original)
                : original;
    }

    private static boolean isTracked(Method method) {
        var group = AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), ProcessingGroup.class);
        return AnnotatedElementUtils.hasAnnotation(method, EventHandler.class)
                && group != null
                && !group.value().endsWith(ProcessorConfiguration.CLAIMS);
    }

    private final class InSavepoint<T> extends WrappedMessageHandlingMember<T> {
        InSavepoint(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public @Nullable Object handle(Message<?> message, @Nullable T target) throws Exception {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                return super.handle(message, target);
            }
            Connection connection = DataSourceUtils.getConnection(dataSource.getObject());
            Savepoint savepoint = connection.setSavepoint();
            try {
                Object result = super.handle(message, target);
                flush();
                connection.releaseSavepoint(savepoint);
                return result;
            } catch (Exception e) {
                forget();
                connection.rollback(savepoint);
                throw e;
            }
        }

        private void flush() {
            EntityManager manager = manager();
            if (manager != null) {
                manager.flush();
            }
        }

        private void forget() {
            EntityManager manager = manager();
            if (manager != null) {
                manager.clear();
            }
        }

        private @Nullable EntityManager manager() {
            return EntityManagerFactoryUtils.getTransactionalEntityManager(entities.getObject());
        }
    }
}
