/** Keeps events in PostgreSQL for good and carries each of them to every processor: once, in order, none lost. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.breakwater.eventstore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
