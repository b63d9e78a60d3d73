/** Judges revisions by their manifests: flows, isolation, lint and the way there before one is kept; who talks to whom at any. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "intent",
            "cilium",
            "compiler",
            "reach",
            "planning",
            "change",
            "desiredstate",
            "situation"
        })
@NullMarked
package dev.breakwater.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
