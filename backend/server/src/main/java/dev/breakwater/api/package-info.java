/** REST for machines: translates what is sent into changes, sends them the one way in, answers what came of it. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "intent",
            "cilium",
            "access",
            "tenant",
            "policy",
            "contract",
            "addressing",
            "peering",
            "change",
            "desiredstate",
            "document",
            "assessment",
            "rollout",
            "audit",
            "eventstore"
        })
@NullMarked
package dev.breakwater.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
