package dev.breakwater.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.vocabulary.Rejection;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackDoorTest {
    @TempDir
    Path folder;

    @Test
    void isShutWithoutKubeconfig() {
        Path missing = folder.resolve("kubeconfig");
        assertThatThrownBy(() -> new BackDoor(missing).refuseIfShut())
                .isInstanceOf(Rejection.class)
                .hasMessage("There is no kubeconfig " + missing);
    }

    @Test
    void isOpenWithOne() throws Exception {
        new BackDoor(Files.createFile(folder.resolve("kubeconfig"))).refuseIfShut();
    }
}
