/** Carries the desired state into the cluster, step by step, and records every outcome; declares {@code ClusterPort}. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "intent",
            "cilium",
            "compiler",
            "reach",
            "planning",
            "desiredstate",
            "situation"
        })
@NullMarked
package dev.breakwater.rollout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
