package dev.breakwater.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.vocabulary.Rejection;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CursorTest {
    private final MockHttpServletRequest list = new MockHttpServletRequest("GET", "/api/v1/objects");

    @Test
    void findsThePlaceAgain() {
        assertThat(Cursor.place(list, Cursor.of(list, "core/Namespace/a"))).isEqualTo("core/Namespace/a");
    }

    @Test
    void refusesAForgedPlaceThatNoStoreKeeps() {
        assertThatThrownBy(() -> Cursor.place(list, Cursor.of(list, "a\0b")))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.code()).isEqualTo("cursor-invalid"));
    }
}
