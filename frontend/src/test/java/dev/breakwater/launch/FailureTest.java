package dev.breakwater.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.breakwater.vocabulary.Rejection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FailureTest {
    private static final Binder SETTINGS =
            new Binder(new MapConfigurationPropertySource(Map.of("door.session", "soon", "door.name", "x")));

    /** Refuses whatever it is given. */
    record Picky(String name) {
        Picky {
            throw Rejection.invalid("x", "It must be longer than " + name).remedy("Write 10h");
        }
    }

    @Test
    void namesTheSettingThatCannotBeRead() {
        Throwable unread = catchThrowable(() -> SETTINGS.bind("door.session", Duration.class));
        assertThat(Failure.sentence(new IllegalStateException(unread)))
                .isEqualTo("the setting door.session cannot be read: 'soon' is not a valid duration.");
    }

    @Test
    void saysARefusalInItsOwnWords() {
        Throwable refused = catchThrowable(() -> SETTINGS.bind("door", Picky.class));
        assertThat(Failure.sentence(new IllegalStateException(refused)))
                .isEqualTo("It must be longer than x. Write 10h.");
    }
}
