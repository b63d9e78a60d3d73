/** Owns what a tenant permits. */
@ApplicationModule(allowedDependencies = {"vocabulary", "intent", "eventstore"})
@NullMarked
package dev.breakwater.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
