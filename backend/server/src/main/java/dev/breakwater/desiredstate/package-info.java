/** Compiles what each change touches and keeps every manifest of every revision. */
@ApplicationModule(allowedDependencies = {"vocabulary", "intent", "cilium", "compiler", "change"})
@NullMarked
package dev.breakwater.desiredstate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
