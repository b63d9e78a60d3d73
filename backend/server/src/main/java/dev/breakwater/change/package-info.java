/** Owns a reviewed unit of change: drafted, previewed, committed atomically, rolled back, reverted. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "intent",
            "cilium",
            "tenant",
            "policy",
            "contract",
            "addressing",
            "peering",
            "eventstore",
            "situation"
        })
@NullMarked
package dev.breakwater.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
