/** Owns a tenant's life: requested, approved, namespaces claimed, suspended, offboarded. */
@ApplicationModule(allowedDependencies = {"vocabulary", "intent", "eventstore"})
@NullMarked
package dev.breakwater.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
