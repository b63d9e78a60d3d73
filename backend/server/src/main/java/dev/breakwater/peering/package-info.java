/** Owns BGP: upstream peers, their profiles, what is advertised where. */
@ApplicationModule(allowedDependencies = {"vocabulary", "intent", "eventstore"})
@NullMarked
package dev.breakwater.peering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
