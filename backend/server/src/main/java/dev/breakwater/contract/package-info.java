/** Owns two tenants' agreement to talk: offered, accepted, ended. */
@ApplicationModule(allowedDependencies = {"vocabulary", "intent", "eventstore"})
@NullMarked
package dev.breakwater.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
