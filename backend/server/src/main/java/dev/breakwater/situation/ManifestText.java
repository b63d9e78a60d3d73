package dev.breakwater.situation;

import dev.breakwater.cilium.Manifest;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads manifests as they were written down. */
public final class ManifestText {
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private ManifestText() {}

    public static Manifest parsed(String yaml) {
        return Manifest.of(YAMLMapper.shared().readValue(yaml, TREE));
    }
}
