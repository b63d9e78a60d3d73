/** Owns address pools and who holds which block. */
@ApplicationModule(allowedDependencies = {"vocabulary", "intent", "eventstore"})
@NullMarked
package dev.breakwater.addressing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
