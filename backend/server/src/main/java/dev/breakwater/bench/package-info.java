/** Measures what Breakwater costs beside the barest program that does the same; each verb ends with one line of figures. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "intent",
            "cilium",
            "compiler",
            "reach",
            "planning",
            "situation",
            "tenant",
            "policy",
            "change",
            "desiredstate",
            "rollout",
            "eventstore",
            "sandbox"
        })
@NullMarked
package dev.breakwater.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
