/** A room of offenders that states no arrow, yet has one. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.breakwater.offenders.left;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
