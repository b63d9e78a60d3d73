package dev.breakwater.desiredstate;

import dev.breakwater.cilium.ObjectRef;

/** One desired object with its exact YAML; {@code generation} is the revision that introduced this content. */
public record DesiredObject(ObjectRef ref, String unit, String yaml, String digest, long generation) {}
