package dev.breakwater.change.committing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.vocabulary.Rejection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;

class TransactionsTest {
    private final Transactions transactions = new Transactions(
            Mockito.mock(PlatformTransactionManager.class, Mockito.RETURNS_MOCKS), Mockito.mock(EventStore.class));
    private final AtomicInteger tries = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"55P03", "57014", "40P01", "40001"})
    void saysThatOthersWereInTheWay(String state) {
        assertChangedAtOnce(() -> transactions.undone(failing(state)));
        assertChangedAtOnce(() -> transactions.kept(failing(state)));
    }

    @Test
    void waitsOnlyOnceForALock() {
        assertChangedAtOnce(() -> transactions.kept(failing("55P03")));
        assertThat(tries).hasValue(1);
    }

    @Test
    void triesAgainAfterADeadlock() {
        assertChangedAtOnce(() -> transactions.kept(failing("40P01")));
        assertThat(tries).hasValue(5);
    }

    private Supplier<String> failing(String state) {
        return () -> {
            tries.incrementAndGet();
            throw new CannotAcquireLockException("lost", new SQLException("others", state));
        };
    }

    private static void assertChangedAtOnce(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.code()).isEqualTo("changed-at-once"));
    }
}
