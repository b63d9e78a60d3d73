/** Judges a revision by its manifests before it is kept: flows, isolation, lint, and the way there. */
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
