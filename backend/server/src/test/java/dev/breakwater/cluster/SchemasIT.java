package dev.breakwater.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.breakwater.sandbox.SchemaExtract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sandbox's schemas are those that the real API server serves; {@code -Dsandbox.schemas.rewrite=true} takes them over. */
@ExtendWith(ApiServer.class)
class SchemasIT {
    private static final Path RESOURCE = Path.of("src/main/resources/sandbox/schemas.json");

    @Test
    void areThoseOfTheRealApiServer() throws IOException {
        var cluster = KubeHttp.of(ApiServer.kubeconfig());
        var extracted = new SchemaExtract(path -> cluster.get(path).body()).extract();
        if (Boolean.getBoolean("sandbox.schemas.rewrite")) {
            Files.writeString(RESOURCE, extracted);
        }
        var kept = Files.readString(RESOURCE);
        assumeTrue(
                kept.lines().toList().get(1).equals(extracted.lines().toList().get(1)), "another Kubernetes version");
        assertThat(extracted).isEqualTo(kept);
    }
}
