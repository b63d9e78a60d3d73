package dev.breakwater.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.vocabulary.Rejection;
import org.junit.jupiter.api.Test;

class PreconditionTest {
    @Test
    void asksWhatIsReplaced() {
        assertCode(() -> Precondition.of(null, null).check(true), "precondition-required");
        assertThatCode(() -> Precondition.of(null, null).check(false)).doesNotThrowAnyException();
    }

    @Test
    void takesAnEntityTagOrAny() {
        assertThat(Precondition.of("\"42\"", null).seen()).isEqualTo(42L);
        assertThatCode(() -> Precondition.of("*", null).check(true)).doesNotThrowAnyException();
        assertCode(() -> Precondition.of("\"42\"", null).check(false), "precondition-failed");
        assertCode(() -> Precondition.of("W/\"42\"", null), "parameter-invalid");
        assertCode(() -> Precondition.of("42", null), "parameter-invalid");
    }

    @Test
    void refusesToReplaceWhatMustNotExist() {
        assertCode(() -> Precondition.of(null, "*").check(true), "precondition-failed");
        assertThatCode(() -> Precondition.of(null, "*").check(false)).doesNotThrowAnyException();
        assertCode(() -> Precondition.of(null, "\"1\""), "parameter-invalid");
    }

    @Test
    void refusesWhatNobodyCanHaveSeen() {
        assertThat(Precondition.of("\"42\"", null).base(42)).isEqualTo(42);
        assertThat(Precondition.of("*", null).base(42)).isEqualTo(42);
        assertCode(() -> Precondition.of("\"43\"", null).base(42), "precondition-failed");
    }

    @Test
    void saysThatTheBaseMovedInItsOwnWords() {
        var moved = new Rejection("base-moved", "Revision 7 touched policy:a/b");
        assertThat(Precondition.of("\"6\"", null).inItsWords(moved).code()).isEqualTo("precondition-failed");
        assertThat(Precondition.of("*", null).inItsWords(moved).code()).isEqualTo("base-moved");
    }

    private static void assertCode(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
