package dev.breakwater.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.vocabulary.Rejection;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

class FailureTest {
    private static final ConfigurationPropertyName NAME =
            ConfigurationPropertyName.of("breakwater.access.oidc.session");

    @Test
    void namesTheSettingThatCannotBeRead() {
        var unread = new IllegalStateException(new BindException(
                NAME, Bindable.of(String.class), null, new IllegalArgumentException("'soon' is not a valid duration")));
        assertThat(Failure.sentence(unread))
                .isEqualTo(
                        "the setting breakwater.access.oidc.session cannot be read: 'soon' is not a valid duration.");
    }

    @Test
    void saysARefusalInItsOwnWords() {
        var refused = new IllegalStateException(new BindException(
                NAME,
                Bindable.of(String.class),
                null,
                Rejection.invalid("x", "It must be longer").remedy("Write 10h")));
        assertThat(Failure.sentence(refused)).isEqualTo("It must be longer. Write 10h.");
    }
}
