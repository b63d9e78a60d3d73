package dev.breakwater.change.drafting;

import dev.breakwater.change.ChangeEvent;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends commands on this thread, in this transaction. Each has a unit of work of its own, so that the claims of one
 * operation are settled before the next is decided, and a refusal is known to be that operation's.
 */
@Component
public class Dispatcher {
    private final CommandBus commands;

    Dispatcher(CommandBus commands, EventStore events) {
        this.commands = commands;
        commands.registerHandlerInterceptor(Dispatcher::onlyInsideAChange);
        events.subscribe(Dispatcher::note);
    }

    public void sendAll(List<Operation> operations, Map<String, String> metadata) {
        for (int i = 0; i < operations.size(); i++) {
            try {
                send(operations.get(i), metadata);
            } catch (Rejection rejection) {
                throw rejection.at("/operations/" + i);
            }
        }
    }

    public void send(Object command, Map<String, String> metadata) {
        var failure = new AtomicReference<@Nullable Throwable>();
        commands.dispatch(
                new GenericCommandMessage<>(command, metadata),
                (_, result) -> failure.set(result.isExceptional() ? result.exceptionResult() : null));
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw asUnchecked(thrown);
        }
    }

    private static @Nullable Object onlyInsideAChange(
            UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        if (work.getMessage().getPayload() instanceof Operation operation && !ChangeScope.isOpen()) {
            throw new IllegalStateException(operation.getClass().getSimpleName() + " was sent outside a change");
        }
        return chain.proceed();
    }

    private static void note(List<? extends EventMessage<?>> events) {
        if (ChangeScope.isOpen()) {
            for (EventMessage<?> event : events) {
                if (event instanceof DomainEventMessage<?> domain && !(event.getPayload() instanceof ChangeEvent)) {
                    ChangeScope.note(Subject.parse(domain.getAggregateIdentifier()), event.getPayload());
                }
            }
        }
    }

    private static RuntimeException asUnchecked(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection rejection) {
                return rejection;
            }
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
