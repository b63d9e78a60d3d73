/** Who asked, why, and what followed: one readable row for each event, scoped to who may see it. */
@ApplicationModule(
        allowedDependencies = {
            "vocabulary",
            "intent",
            "tenant",
            "policy",
            "contract",
            "addressing",
            "peering",
            "change",
            "eventstore"
        })
@NullMarked
package dev.breakwater.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
